/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import io.costintent.prices.PriceStats.Coverage;
import io.costintent.prices.book.BookSource;
import io.costintent.pricing.PriceBook;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes down what an import found and chose, in Markdown. */
final class MergeReportText {
  private final ImportResult result;
  private final StringBuilder text = new StringBuilder();

  private MergeReportText(ImportResult result) {
    this.result = result;
  }

  static String of(ImportResult result) {
    return new MergeReportText(result).text();
  }

  private String text() {
    PriceBook book = PriceBookFolder.book(result.book(), "imported");
    text.append("# What the import found\n\nGenerated with the book, version ");
    text.append(book.version()).append("; not edited by hand. Rules: [README](README.md).\n");
    sources();
    counts(PriceStats.of(book));
    coverage(book);
    list("Quarantined: figures that are not taken", result.notes().quarantined());
    list("Quarantined: more than five times off the majority", result.report().quarantined());
    list("Keys that nobody has decided about", result.notes().unknownKeys());
    table("Keys left out on purpose", "source | key | why | times", result.notes().notMapped());
    disputes();
    return text.toString();
  }

  private void sources() {
    text.append("\n## Sources\n\n| id | what | day | SHA-256 |\n| --- | --- | --- | --- |\n");
    for (BookSource source : result.book().sources().values()) {
      String sum = source.sha256() == null ? "" : source.sha256().substring(0, 16);
      row(source.id(), source.name(), source.retrieved().toString(), sum);
    }
  }

  private void counts(PriceStats stats) {
    text.append("\n## Counts\n\n| what | how many |\n| --- | --- |\n");
    row("providers", String.valueOf(stats.providers()));
    row("models", String.valueOf(stats.models()));
    row("cards", String.valueOf(stats.cards()));
    row("models known without a price", String.valueOf(stats.unpriced()));
    row("models with a disputed price", String.valueOf(stats.disputed()));
    result.report().counts().forEach((what, n) -> row("votes: " + what, String.valueOf(n)));
  }

  private void coverage(PriceBook book) {
    text.append("\n## Coverage\n\nNames as the source has them, looked up in the book.\n\n");
    text.append("| source | listed | found | priced | found with a price |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
    Instant at = result.book().generatedAt();
    if (at == null) {
      return;
    }
    for (Map.Entry<String, Coverage> source :
        PriceStats.coverage(book, result.quotes(), at).entrySet()) {
      Coverage of = source.getValue();
      row(
          source.getKey(),
          String.valueOf(of.listed()),
          share(of.found(), of.listed()),
          String.valueOf(of.priced()),
          share(of.pricedFound(), of.priced()));
    }
  }

  private static String share(int part, int whole) {
    return part + String.format(Locale.ROOT, " (%.2f %%)", whole == 0 ? 0 : part * 100.0 / whole);
  }

  private void list(String title, List<String> lines) {
    text.append("\n## ").append(title).append("\n\n");
    lines.forEach(line -> text.append("- ").append(line).append('\n'));
    if (lines.isEmpty()) {
      text.append("None.\n");
    }
  }

  private void table(String title, String head, Map<String, Integer> rows) {
    text.append("\n## ").append(title).append("\n\n| ").append(head).append(" |\n");
    text.append("| --- | --- | --- | --- |\n");
    rows.forEach((row, times) -> row(row, String.valueOf(times)));
  }

  private void disputes() {
    text.append("\n## Disagreements and what was taken\n\n");
    text.append("One line a model: conditions, unit, each source's figure, whose is taken.\n");
    text.append(
        "What is entered by hand is applied afterwards.\n\n| model | figures |\n| --- | --- |\n");
    result.report().disputes().forEach((model, lines) -> row(model, String.join("; ", lines)));
  }

  private void row(String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
