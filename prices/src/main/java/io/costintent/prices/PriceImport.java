/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import io.costintent.prices.book.BookDocument;
import io.costintent.prices.book.BookFolder;
import io.costintent.prices.book.BookSource;
import io.costintent.prices.merge.BookMerge;
import io.costintent.prices.merge.MergeReport;
import io.costintent.prices.merge.VendorRules;
import io.costintent.prices.source.GenaiReader;
import io.costintent.prices.source.LiteLlmReader;
import io.costintent.prices.source.PortkeyReader;
import io.costintent.prices.source.Quote;
import io.costintent.prices.source.SourceNotes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Imports published collections of prices into the source form of the price book.
 *
 * <p>What the book says already is kept: a price that changed is closed and followed by a new card.
 * Importing the same data again changes nothing. Not thread-safe; confine to one thread.
 *
 * @since 0.1
 */
public final class PriceImport {
  private @Nullable Path genai;
  private @Nullable Path liteLlm;
  private @Nullable Path portkey;
  private VendorRules vendor = VendorRules.bundled();

  /** Returns an import without any source yet. */
  public static PriceImport create() {
    return new PriceImport();
  }

  /** Returns an import of what {@code folder} holds, each found by the beginning of its name. */
  public static PriceImport ofFolder(Path folder) throws IOException {
    Snapshots snapshots = Snapshots.in(folder);
    PriceImport prices = new PriceImport();
    prices.genai = snapshots.genai();
    prices.liteLlm = snapshots.liteLlm();
    prices.portkey = snapshots.portkey();
    return prices;
  }

  private PriceImport() {}

  /** Adds a file in the format of genai-prices; its name has to end in its day. */
  public PriceImport genai(Path file) {
    genai = file;
    return this;
  }

  /** Adds a file in the format of LiteLLM; its name has to end in its day. */
  public PriceImport liteLlm(Path file) {
    liteLlm = file;
    return this;
  }

  /** Adds a folder in the format of Portkey; its name has to end in its day. */
  public PriceImport portkey(Path folder) {
    portkey = folder;
    return this;
  }

  /** Sets what is entered by hand, instead of what comes with this module. */
  public PriceImport vendor(VendorRules rules) {
    vendor = rules;
    return this;
  }

  /**
   * Returns what the import makes of the book in {@code folder}, which is not written.
   *
   * @throws IllegalArgumentException when a file is not what it should be, or older than the book
   */
  public ImportResult into(Path folder) throws IOException {
    BookDocument before = BookFolder.isBook(folder) ? BookFolder.read(folder) : null;
    SourceNotes notes = new SourceNotes();
    List<Quote> quotes = new ArrayList<>();
    List<BookSource> sources = new ArrayList<>();
    if (genai != null) {
      quotes.addAll(GenaiReader.read(genai, notes));
      sources.add(Snapshots.describe(GenaiReader.ID, genai));
    }
    if (liteLlm != null) {
      quotes.addAll(LiteLlmReader.read(liteLlm, notes));
      sources.add(Snapshots.describe(LiteLlmReader.ID, liteLlm));
    }
    if (portkey != null) {
      quotes.addAll(PortkeyReader.read(portkey, notes));
      sources.add(Snapshots.describe(PortkeyReader.ID, portkey));
    }
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("sources: none (expected: at least one file or folder)");
    }
    Instant at = newest(sources);
    if (before != null && before.generatedAt() != null && at.isBefore(before.generatedAt())) {
      throw new IllegalArgumentException(
          "sources: of " + at + " (expected: not before the book, " + before.generatedAt() + ")");
    }
    sources.add(Snapshots.vendor(at.atOffset(ZoneOffset.UTC).toLocalDate()));
    return new Run(quotes, sources, vendor, notes).into(before, at);
  }

  private static Instant newest(List<BookSource> sources) {
    LocalDate newest = LocalDate.MIN;
    for (BookSource source : sources) {
      newest = source.retrieved().isAfter(newest) ? source.retrieved() : newest;
    }
    return newest.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** One merge, whose version counts up only when something changes. */
  private record Run(
      List<Quote> quotes, List<BookSource> sources, VendorRules vendor, SourceNotes notes) {
    ImportResult into(@Nullable BookDocument before, Instant at) {
      String day = at.toString().substring(0, 10).replace('-', '.');
      String version = before == null ? "" : before.version();
      boolean sameDay = version.startsWith(day + "-");
      ImportResult first = merge(before, sameDay ? version : day + "-1", at);
      boolean unchanged =
          before != null && BookFolder.toJson(before).equals(BookFolder.toJson(first.book()));
      if (!sameDay || unchanged) {
        return first;
      }
      int release = Integer.parseInt(version.substring(day.length() + 1));
      return merge(before, day + "-" + (release + 1), at);
    }

    private ImportResult merge(@Nullable BookDocument before, String version, Instant at) {
      MergeReport report = new MergeReport();
      BookDocument book = new BookMerge(sources, vendor, report).merge(quotes, before, version, at);
      return new ImportResult(book, report, notes, quotes);
    }
  }
}
