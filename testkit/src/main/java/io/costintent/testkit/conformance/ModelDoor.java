/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

/**
 * One way to make model calls through an adapter; a suite opens one for each test.
 *
 * <p>A door sends the prompt it is given and nothing else of interest, makes exactly one request
 * for a call, with the client's own retries switched off, and is closed by the suite.
 *
 * @since 0.1
 */
public interface ModelDoor extends AutoCloseable {
  /**
   * Makes one call and reads its response to the end.
   *
   * @return the text of the answer, or an empty one where answers are no text
   * @throws Throwable the client's own exception: unwrapped where a future delivered it
   */
  String call(String model, String prompt) throws Throwable;

  /** Frees what the client holds. */
  @Override
  default void close() throws Exception {}
}
