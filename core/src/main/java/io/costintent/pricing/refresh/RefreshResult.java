/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import java.util.Locale;

/**
 * How a refresh of prices went.
 *
 * @since 0.1
 */
public enum RefreshResult {
  /** A newer book is in use. */
  UPDATED,
  /** The source has what is in use already. */
  UNCHANGED,
  /** The source did not answer, answered with an error, too slowly or not to the end. */
  UNREACHABLE,
  /** The book is larger than allowed. */
  TOO_LARGE,
  /** The book has another SHA-256 than it should. */
  WRONG_HASH,
  /** The book is not signed with the key. */
  WRONG_SIGNATURE,
  /** The book cannot be understood, or does not say when it was made. */
  UNREADABLE,
  /** The book is older than the one in use. */
  OLDER,
  /** The book says it was made in the future. */
  FROM_THE_FUTURE,
  /** The book has far fewer models than the one in use. */
  SHRUNKEN,
  /** Something else failed, on our side. */
  FAILED;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** Whether the source could be read, whatever was in it. */
  public boolean isSuccess() {
    return this == UPDATED || this == UNCHANGED;
  }

  /** The text used in {@code costintent.price.refresh.result}. */
  public String code() {
    return code;
  }
}
