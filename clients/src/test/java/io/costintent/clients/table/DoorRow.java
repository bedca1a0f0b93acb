/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.table;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which cell of the table of clients a test shows; on a method instead of its class.
 *
 * <p>A class that extends a conformance suite shows all that the suite demands, any other class
 * what it tests. The units that the table lists are those of the records that the tests made.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(DoorRow.All.class)
public @interface DoorRow {
  /** Whose client it is, as people call it, such as {@code AWS Bedrock}. */
  String client();

  /** The artifact of the SDK; the property {@code expected.} and this name has its version. */
  String sdk();

  /** What is called, as people call it, such as {@code Converse}. */
  String operation();

  /** How the result is taken. */
  Form form();

  /** Several rows of one test. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface All {
    /** The rows. */
    DoorRow[] value();
  }
}
