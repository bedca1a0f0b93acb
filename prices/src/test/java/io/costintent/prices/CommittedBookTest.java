/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.costintent.prices.PriceStats.Coverage;
import io.costintent.prices.book.BookFolder;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The source form in this module, the book in core, and the snapshots that both came from. */
class CommittedBookTest {
  private static final Path BOOK = Path.of("book");
  private static @Nullable ImportResult imported;

  @BeforeAll
  static void importSnapshots() throws IOException {
    Path snapshots = snapshots();
    imported = snapshots == null ? null : PriceImport.ofFolder(snapshots).into(BOOK);
  }

  @Test
  void bookInCore_isTheSourceFormPacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    PriceBookFolder.pack(BOOK, packed);

    try (InputStream in = PriceBooks.class.getResourceAsStream("prices.book")) {
      assertThat(in).isNotNull();
      assertThat(packed.toByteArray())
          .as("prices/book and core's prices.book differ; pack again, see prices/README.md")
          .isEqualTo(in.readAllBytes());
    }
  }

  @Test
  void sourceForm_hasNoProblems() throws IOException {
    assertThat(PriceCheck.of(BOOK)).isEmpty();
  }

  @Test
  void sourceForm_isWrittenAsItIsRead() throws IOException {
    PriceBook book = PriceBookFolder.read(BOOK);

    assertThat(book.modelCount()).isGreaterThan(4800);
    assertThat(book.skippedCards()).isZero();
    assertThat(PriceStats.of(book).providers()).isGreaterThan(120);
  }

  @Test
  void snapshots_importedAgainChangeNothing() throws IOException {
    ImportResult result = present();

    assertThat(result.report().changes()).isEmpty();
    assertThat(BookFolder.toJson(result.book()))
        .isEqualTo(BookFolder.toJson(BookFolder.read(BOOK)));
  }

  @Test
  void snapshots_areCoveredToNinetyNinePercent() throws IOException {
    ImportResult result = present();
    PriceBook book = PriceBookFolder.read(BOOK);

    SortedMap<String, Coverage> coverage =
        PriceStats.coverage(book, result.quotes(), Instant.parse("2026-10-01T00:00:00Z"));

    assertThat(coverage).containsOnlyKeys("genai", "litellm", "portkey");
    assertThat(coverage.values())
        .allSatisfy(source -> {
          assertThat(source.found() * 100).isGreaterThanOrEqualTo(source.listed() * 99);
          assertThat(source.pricedFound() * 100).isGreaterThanOrEqualTo(source.priced() * 99);
        });
  }

  @Test
  void report_isTheOneOfTheImport() throws IOException {
    ImportResult result = present();

    assertThat(Files.readString(Path.of("merge-report.md"))).isEqualTo(result.reportText());
  }

  private static ImportResult present() {
    assumeThat(imported)
        .as("price snapshots that are not part of the repository; set COSTINTENT_SHARED_DIR")
        .isNotNull();
    return imported;
  }

  private static @Nullable Path snapshots() {
    String configured = System.getenv("COSTINTENT_SHARED_DIR");
    if (configured != null) {
      return existing(Path.of(configured, "prices"));
    }
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path found = existing(up.resolve("shared").resolve("prices"));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Path existing(Path folder) {
    return Files.isDirectory(folder) ? folder : null;
  }
}
