/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import io.costintent.prices.book.BookDocument;
import io.costintent.prices.merge.MergeReport;
import io.costintent.prices.source.Quote;
import io.costintent.prices.source.SourceNotes;
import java.util.List;

/**
 * What an import led to.
 *
 * @param book the book, not yet written
 * @param report disagreements and choices
 * @param notes what was left out
 * @param quotes all that was read
 * @since 0.1
 */
public record ImportResult(
    BookDocument book, MergeReport report, SourceNotes notes, List<Quote> quotes) {
  public ImportResult {
    quotes = List.copyOf(quotes);
  }

  /** Returns what the import found and chose, in Markdown. */
  public String reportText() {
    return MergeReportText.of(this);
  }
}
