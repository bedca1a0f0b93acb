/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import io.costintent.cli.terminal.InputException;
import io.costintent.prices.PriceBookFolder;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.organisation.OrganisationPrices;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The price book that a command line asks for. */
final class Books {
  private Books() {}

  /** Returns the book of a file, or the bundled one for null. */
  static PriceBook open(@Nullable Path file) {
    if (file == null) {
      return PriceBooks.bundled();
    }
    if (Files.isDirectory(file)) {
      return openFolder(file);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return PriceBooks.read(in, file.toString());
    } catch (NoSuchFileException e) {
      throw new InputException(file + ": no such file (expected: a price book)", e);
    } catch (IOException e) {
      throw new InputException(file + ": " + e.getMessage() + " (expected: a price book)", e);
    }
  }

  /** Returns the book of a file under what an organisation pays; null for either is none. */
  static PriceBook open(@Nullable Path file, @Nullable Path organisation) {
    PriceBook book = open(file);
    return organisation == null
        ? book
        : PriceBooks.agreed(book, OrganisationPrices.load(organisation));
  }

  private static PriceBook openFolder(Path folder) {
    try {
      return PriceBookFolder.read(folder);
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(folder + ": " + e.getMessage(), e);
    }
  }

  /** Returns a reader of a text file; bytes that are no UTF-8 become replacement characters. */
  static BufferedReader lines(Path file) throws IOException {
    try {
      return new BufferedReader(
          new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new InputException(file + ": no such file (expected: one case a line)", e);
    }
  }

  /** Returns a writer that replaces a text file. */
  static PrintWriter writer(Path file) throws IOException {
    return new PrintWriter(Files.newBufferedWriter(file));
  }
}
