/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.terminal;

/** A file that cannot be read or understood; the message names it. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Returns an exception with a message for the person at the terminal. */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Returns an exception with a message for the person at the terminal. */
  public InputException(String message) {
    super(message);
  }
}
