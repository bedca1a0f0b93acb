/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Makes price books: the one in this library, those from files, and combinations.
 *
 * @since 0.1
 */
public final class PriceBooks {
  private static final String RESOURCE = "prices.json";

  private PriceBooks() {}

  /** Returns the book that comes with this library; read once, on first use. */
  public static PriceBook bundled() {
    return Bundled.BOOK;
  }

  /**
   * Returns a book of {@code layers}, the uppermost first: unit by unit, the first that has a price
   * under the call's terms gives it. Factors of a layer hold for its own prices and for those
   * below, never for those above.
   */
  public static PriceBook layered(PriceBook... layers) {
    if (layers.length == 0) {
      throw new IllegalArgumentException("layers: none (expected: at least one)");
    }
    return layers.length == 1 ? layers[0] : new LayeredPriceBook(List.of(layers));
  }

  /** Returns {@code list} as an organisation pays it. */
  public static PriceBook agreed(PriceBook list, Agreement agreement) {
    return new AgreedPriceBook(requireNonNull(list, "list"), agreement);
  }

  /** Returns a builder for a book of the caller's own. */
  public static PriceBookBuilder builder(String id, String version) {
    return new PriceBookBuilder(id, version);
  }

  /**
   * Reads a book in the project's JSON format.
   *
   * @param json the book, UTF-8; not closed
   * @param name what to call it in error messages, such as a file name
   * @throws PriceBookFormatException when it is not such a book, naming file, line and key
   * @throws UncheckedIOException when it cannot be read
   */
  public static PriceBook read(InputStream json, String name) {
    try {
      return PriceBookReader.read(json, name, false);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": " + e.getMessage(), e);
    }
  }

  private static final class Bundled {
    static final PriceBook BOOK = load();

    private static PriceBook load() {
      try (InputStream json = PriceBooks.class.getResourceAsStream(RESOURCE)) {
        // keys are known to be unique: a test reads the resource as if nobody knew
        return PriceBookReader.read(requireNonNull(json, RESOURCE), RESOURCE, true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
