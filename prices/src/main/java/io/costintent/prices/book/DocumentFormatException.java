/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.book;

/** Says that a file is not what it should be, naming file, line and key. */
public final class DocumentFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with a whole message. */
  public DocumentFormatException(String message) {
    super(message);
  }
}
