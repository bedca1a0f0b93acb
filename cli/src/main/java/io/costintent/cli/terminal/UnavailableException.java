/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.terminal;

/** A store that cannot be reached; the message says which. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Returns an exception with a message for the person at the terminal. */
  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
