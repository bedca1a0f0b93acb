/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import io.costintent.prices.book.BookDocument;
import io.costintent.prices.book.BookFolder;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Turns the source form of a price book, a folder of files to review, into what the library loads.
 *
 * @since 0.1
 */
public final class PriceBookFolder {
  private PriceBookFolder() {}

  /**
   * Reads a folder as a price book.
   *
   * @throws IllegalArgumentException when a file is not in the source form, naming file and line
   */
  public static PriceBook read(Path folder) throws IOException {
    return book(BookFolder.read(folder), String.valueOf(folder.getFileName()));
  }

  /** Returns a price book with all that a document says. */
  public static PriceBook book(BookDocument document, String name) {
    byte[] json = BookFolder.toJson(document).getBytes(StandardCharsets.UTF_8);
    return PriceBooks.read(new ByteArrayInputStream(json), name);
  }

  /** Writes the compact form of the book in {@code folder}; the stream is not closed. */
  public static void pack(Path folder, OutputStream out) throws IOException {
    PriceBooks.writeCompact(read(folder), out);
  }
}
