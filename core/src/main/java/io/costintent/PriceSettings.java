/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.pricing.Agreement;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.organisation.OrganisationPrices;
import io.costintent.pricing.refresh.PriceRefresh;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of prices.
 *
 * @param agreement what the organisation pays instead of list prices, or null
 * @param refresh where newer list prices come from, or null
 */
record PriceSettings(@Nullable Agreement agreement, @Nullable PriceRefresh refresh) {
  static PriceSettings read(@Nullable ConfigNode section, ConfigProblems problems) {
    if (section == null) {
      return new PriceSettings(null, null);
    }
    problems.check(() -> section.allowKeys("file", "refresh"));
    ConfigNode file = section.isMap() ? section.child("file") : null;
    Agreement agreement =
        file == null
            ? null
            : problems.read(() -> file.parse("a readable file", PriceSettings::agreement));
    return new PriceSettings(
        agreement,
        RefreshSettings.read(section.isMap() ? section.child("refresh") : null, problems));
  }

  private static Agreement agreement(String path) {
    return OrganisationPrices.load(Path.of(path));
  }

  /**
   * Returns the book as the organisation pays it.
   *
   * @param above what was set in code, over what is configured; null for nothing
   */
  PriceBook over(PriceBook book, @Nullable Agreement above) {
    Agreement all = agreement == null || above == null ? agreement : above.over(agreement);
    Agreement paid = all == null ? above : all;
    return paid == null ? book : PriceBooks.agreed(book, paid);
  }
}
