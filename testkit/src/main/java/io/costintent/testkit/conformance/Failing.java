/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

/** The ways in which a listener or a policy of an application fails. */
final class Failing {
  static final Runnable BROKEN =
      () -> {
        throw new IllegalStateException("broken part");
      };

  /** Fails as code does that was compiled with another version of a library. */
  static final Runnable OUTDATED =
      () -> {
        throw new NoSuchMethodError("outdated part");
      };

  private Failing() {}
}
