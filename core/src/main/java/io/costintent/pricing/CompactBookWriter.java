/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the compact form: every distinct text, rate, source, condition, card and list of cards
 * once; then a block for each provider that can be read without the others.
 *
 * <p>The same book gives the same bytes. Not thread-safe; confine to one thread.
 */
final class CompactBookWriter {
  private final HashPriceBook book;
  private final CompactCards cards = new CompactCards();
  private final CompactOutput out = new CompactOutput();
  private final Map<String, ProviderModels> providers = new TreeMap<>();

  CompactBookWriter(HashPriceBook book) {
    this.book = book;
    for (String name : book.providers().names()) {
      ProviderModels provider = book.providers().get(name);
      if (provider != null) {
        providers.put(name, provider);
      }
    }
  }

  /** Returns the book in the compact form. */
  byte[] write() {
    Map<String, CompactBlock> blocks = new LinkedHashMap<>();
    providers.forEach((name, provider) -> blocks.put(name, new CompactBlock(provider, cards)));
    cards.rank();
    writeHeader();
    CompactOutput all = new CompactOutput();
    CompactOutput index = new CompactOutput();
    blocks.forEach((name, block) -> {
      byte[] bytes = block.write();
      index.text(name);
      index.number(bytes.length);
      all.bytes(bytes);
    });
    cards.write(out);
    out.number(blocks.size());
    out.bytes(index);
    out.bytes(all);
    return CompactFormat.seal(out.toBytes());
  }

  private void writeHeader() {
    out.text(book.id());
    out.text(book.version());
    writeInstant(book.generatedAt());
    writeInstant(book.validUntil());
    out.number(book.skippedCards());
    out.number(book.modelCount());
    out.number(book.cardCount());
    out.number(book.sources().size());
    for (PriceSource source : book.sources()) {
      out.text(source.id());
      out.number(source.facts().size());
      source
          .facts()
          .forEach((name, fact) -> {
            out.text(name);
            out.text(fact);
          });
    }
  }

  private void writeInstant(@Nullable Instant instant) {
    out.octet(instant == null ? 0 : 1);
    if (instant != null) {
      writeInstant(out, instant);
    }
  }

  static void writeInstant(CompactOutput out, Instant instant) {
    out.signed(instant.getEpochSecond());
    out.number(instant.getNano());
  }
}
