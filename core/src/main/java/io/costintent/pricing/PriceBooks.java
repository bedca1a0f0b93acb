/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Makes price books: the one in this library, those from files, and combinations.
 *
 * @since 0.1
 */
public final class PriceBooks {
  private PriceBooks() {}

  /**
   * Returns the book that comes with this library. It is read once, by whoever asks it first; a few
   * milliseconds that {@link #preload} spends elsewhere.
   */
  public static PriceBook bundled() {
    return BundledPriceBook.INSTANCE;
  }

  /** Reads the bundled book now, unless that was done. */
  public static void preload() {
    BundledPriceBook.INSTANCE.loaded();
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
   * Reads a book in the project's JSON format or in its compact form.
   *
   * @param book JSON in UTF-8, or what {@link #writeCompact} wrote; not closed
   * @param name what to call it in error messages, such as a file name
   * @throws PriceBookFormatException when it is not such a book, naming file, line and key
   * @throws UncheckedIOException when it cannot be read
   */
  public static PriceBook read(InputStream book, String name) {
    try {
      byte[] bytes = book.readAllBytes();
      return CompactFormat.isCompact(bytes)
          ? CompactBookReader.read(bytes, name)
          : PriceBookReader.read(new ByteArrayInputStream(bytes), name);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes a book in the compact form: a fraction of the size of JSON, and read in a fraction of
   * the time. The same book gives the same bytes.
   *
   * @param book from {@link #read} or a {@link #builder}; not layers
   * @param out not closed
   * @throws IllegalArgumentException for another kind of book
   * @throws UncheckedIOException when it cannot be written
   */
  public static void writeCompact(PriceBook book, OutputStream out) {
    PriceBook single = book instanceof BundledPriceBook bundled ? bundled.loaded() : book;
    if (!(single instanceof HashPriceBook hashed)) {
      throw new IllegalArgumentException(
          "book: " + book.label() + " (expected: a single book, read or built)");
    }
    try {
      out.write(new CompactBookWriter(hashed).write());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
