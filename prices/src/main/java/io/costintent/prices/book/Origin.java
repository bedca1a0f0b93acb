/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.book;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the prices of a card come from.
 *
 * @param source the id of a source in the header
 * @param url the page that publishes them, or null for the provider's usual one
 * @param checked when they were last compared, or null for when the source was retrieved
 * @param disputed ids of sources that say otherwise
 */
public record Origin(
    String source, @Nullable String url, @Nullable LocalDate checked, List<String> disputed) {
  public Origin {
    requireNonNull(source, "source");
    disputed = List.copyOf(disputed);
  }

  /** Returns an origin that nobody disputes. */
  public static Origin of(String source) {
    return new Origin(source, null, null, List.of());
  }

  /** Returns this origin with the day of the last comparison written down. */
  public Origin checkedOn(@Nullable LocalDate day) {
    return checked != null ? this : new Origin(source, url, day, disputed);
  }
}
