/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the compact form of a price book. */
final class CompactBookReader {
  private CompactBookReader() {}

  /**
   * Opens a book, whose models are unpacked when somebody asks for them: what is wrong inside one
   * of them shows only then.
   *
   * @param file what to call it in messages
   */
  static HashPriceBook open(byte[] sealed, String file) {
    byte[] content = CompactFormat.open(sealed, file);
    CompactInput in = new CompactInput(content, 0, content.length, file);
    try {
      return open(in);
    } catch (PriceBookFormatException e) {
      throw e;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw in.error(String.valueOf(e.getMessage()));
    }
  }

  /** Opens a book and unpacks every model of it. */
  static HashPriceBook read(byte[] sealed, String file) {
    HashPriceBook book = open(sealed, file);
    try {
      book.models();
    } catch (PriceBookFormatException e) {
      throw e;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new PriceBookFormatException(file + ": damaged: " + e.getMessage());
    }
    return book;
  }

  private static HashPriceBook open(CompactInput in) {
    PriceBookBuilder book = PriceBooks.builder(in.text(), in.text());
    book.generatedAt(optionalInstant(in));
    book.validUntil(optionalInstant(in));
    int skipped = in.index(Integer.MAX_VALUE);
    int models = in.index(Integer.MAX_VALUE);
    int cards = in.index(Integer.MAX_VALUE);
    for (int i = in.count(); i > 0; i--) {
      String id = in.text();
      Map<String, String> facts = new LinkedHashMap<>();
      for (int j = in.count(); j > 0; j--) {
        facts.put(in.text(), in.text());
      }
      book.source(PriceSource.of(id, facts));
    }
    CompactTables tables = new CompactTables(in);
    book.skippedCards(skipped + tables.notUnderstood());
    return new HashPriceBook(book, new CompactProviders(in, tables, models, cards));
  }

  private static @Nullable Instant optionalInstant(CompactInput in) {
    return in.octet() == 0 ? null : in.instant();
  }
}
