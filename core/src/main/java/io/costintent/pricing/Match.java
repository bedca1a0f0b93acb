/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.util.Locale;

/**
 * How the name of a model led to its prices.
 *
 * @since 0.1
 */
public enum Match {
  /** The name is in the book. */
  EXACT,
  /** The name without its date is in the book, and the book says that the date does not matter. */
  DATED,
  /** The book declares the name as another name of the model. */
  ALIAS,
  /** The name moves from model to model; the one it meant at the time of the call was taken. */
  LATEST,
  /** The provider resells the model of another, whose price stands in. */
  FALLBACK_PROVIDER,
  /** A variant of the model without a price of its own; the price of the base model stands in. */
  FAMILY,
  /** No prices were found. */
  NONE;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** Whether the prices are those of exactly the model called. */
  public boolean isVerified() {
    return ordinal() <= LATEST.ordinal();
  }

  /** The text used in {@code costintent.price.match}. */
  public String code() {
    return code;
  }
}
