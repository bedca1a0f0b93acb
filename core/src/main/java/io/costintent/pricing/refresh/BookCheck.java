/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBookFormatException;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceChange;
import io.costintent.pricing.UpdatedPriceBook;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a book has to pass before its prices are used. */
final class BookCheck {
  /** Clocks of publishers may be ahead, but not by more. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private final PriceRefresh settings;

  BookCheck(PriceRefresh settings) {
    this.settings = settings;
  }

  /** Returns the book, when it is the one published, signed by its publisher, and readable. */
  PriceBook read(Offer offer) throws RefreshRejected {
    if (offer.book().length > settings.maxBytes()) {
      throw Limited.tooLarge(settings.maxBytes());
    }
    checkHash(offer);
    PublicKey key = settings.publicKey();
    if (key != null
        && (offer.signature() == null
            || !Signatures.isValid(key, offer.book(), offer.signature()))) {
      throw new RefreshRejected(
          RefreshResult.WRONG_SIGNATURE, "not signed by the key of prices.refresh.public_key");
    }
    PriceBook book;
    try {
      book = PriceBooks.read(new ByteArrayInputStream(offer.book()), settings.source());
    } catch (PriceBookFormatException e) {
      throw new RefreshRejected(RefreshResult.UNREADABLE, String.valueOf(e.getMessage()), e);
    }
    if (book.generatedAt() == null) {
      throw new RefreshRejected(
          RefreshResult.UNREADABLE, "generatedAt missing (expected: when the book was made)");
    }
    return book;
  }

  private void checkHash(Offer offer) throws RefreshRejected {
    String expected = settings.sha256();
    if (expected == null) {
      return;
    }
    if (expected.equals(PriceRefresh.PUBLISHED)) {
      expected = firstWord(String.valueOf(offer.sha256()));
    }
    String actual = Hashes.sha256(offer.book());
    if (!actual.equals(expected)) {
      String shown = Hashes.isSha256(expected) ? expected : "a SHA-256 that is no such thing";
      throw new RefreshRejected(
          RefreshResult.WRONG_HASH, "SHA-256 " + actual + " (expected: " + shown + ")");
    }
  }

  /** Such files say the hash, and often the name of the file after it. */
  private static String firstWord(String text) {
    String stripped = text.strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
      end++;
    }
    return stripped.substring(0, end);
  }

  /** Refuses a book that is no successor of the one in use. */
  void compare(PriceBook offered, PriceBook inUse, Instant now) throws RefreshRejected {
    Instant made = offered.generatedAt();
    Instant before = inUse.generatedAt();
    if (made != null && before != null && made.isBefore(before)) {
      throw new RefreshRejected(
          RefreshResult.OLDER,
          offered.label() + " of " + made + " (expected: after " + before + ")");
    }
    if (made != null && made.isAfter(now.plus(AHEAD))) {
      throw new RefreshRejected(
          RefreshResult.FROM_THE_FUTURE, offered.label() + " of " + made + ", and now is " + now);
    }
    long least = (long) inUse.modelCount() * settings.minModelsPercent() / 100;
    if (offered.modelCount() < least || offered.modelCount() == 0) {
      throw new RefreshRejected(
          RefreshResult.SHRUNKEN,
          offered.modelCount() + " models (expected: at least " + Math.max(1, least) + ")");
    }
  }

  /** Returns what models cost so far whose prices moved too far to be believed, by name. */
  Map<String, ModelPrices> quarantined(PriceBook offered, UpdatedPriceBook inUse, Instant now) {
    Map<String, ModelPrices> before = new HashMap<>();
    for (ModelPrices prices : inUse.current().models()) {
      before.put(prices.sku(), prices);
    }
    before.putAll(inUse.kept());
    Map<String, ModelPrices> kept = new TreeMap<>();
    for (ModelPrices prices : offered.models()) {
      ModelPrices was = before.get(prices.sku());
      if (was != null && PriceChange.isBeyond(settings.maxChange(), was, prices, now)) {
        kept.put(prices.sku(), was);
      }
    }
    return kept;
  }
}
