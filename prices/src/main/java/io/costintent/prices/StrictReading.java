/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import io.costintent.prices.book.BookFolder;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBookFormatException;
import io.costintent.pricing.PriceBooks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Reads each file of a folder on its own with the library's reader. */
final class StrictReading {
  private static final String OPENING = "{\"providers\":{";

  private StrictReading() {}

  /** Returns what the library refuses or leaves out, each with file and line. */
  static List<String> of(Path folder) throws IOException {
    String header = Files.readString(folder.resolve(BookFolder.HEADER)).replace('\n', ' ').trim();
    String opening = header.substring(0, Math.max(0, header.length() - 1)) + ",\"providers\":{";
    NavigableSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.json")) {
      all.forEach(files::add);
    }
    List<String> messages = new ArrayList<>();
    for (Path file : files) {
      if (!file.endsWith(BookFolder.HEADER)) {
        String text = Files.readString(file);
        String name = String.valueOf(file.getFileName());
        if (text.startsWith(OPENING)) {
          read(opening + text.substring(OPENING.length()), name, messages);
        } else {
          messages.add(name + ":1: expected " + OPENING);
        }
      }
    }
    return messages;
  }

  private static void read(String json, String name, List<String> messages) {
    try {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      PriceBook book = PriceBooks.read(new ByteArrayInputStream(bytes), name);
      if (book.skippedCards() > 0) {
        messages.add(
            name + ":1: " + book.skippedCards() + " cards with conditions that are not known");
      }
    } catch (PriceBookFormatException e) {
      messages.add(String.valueOf(e.getMessage()));
    }
  }
}
