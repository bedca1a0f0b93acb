/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

/**
 * A price book that cannot be understood; the message names file, line and key.
 *
 * @since 0.1
 */
public final class PriceBookFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  PriceBookFormatException(String message) {
    super(message);
  }
}
