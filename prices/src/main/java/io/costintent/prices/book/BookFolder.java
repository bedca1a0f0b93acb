/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.book;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The folder with the source form: {@code book.json} for the header, and a file per provider. */
public final class BookFolder {
  /** The file with version, sources and units. */
  public static final String HEADER = "book.json";

  private BookFolder() {}

  /**
   * Reads a folder.
   *
   * @throws DocumentFormatException when a file is not in the source form, naming file and line
   */
  public static BookDocument read(Path folder) throws IOException {
    BookDocument document;
    try (InputStream in = Files.newInputStream(folder.resolve(HEADER))) {
      document = DocumentReader.readHeader(in, HEADER);
    }
    for (Path file : files(folder)) {
      try (InputStream in = Files.newInputStream(file)) {
        DocumentReader.readProviders(in, String.valueOf(file.getFileName()), document);
      }
    }
    return document;
  }

  /** Reads one file's providers into {@code document}; the stream is not closed. */
  public static void readProviders(InputStream in, String name, BookDocument document)
      throws IOException {
    DocumentReader.readProviders(in, name, document);
  }

  /** Whether a folder holds a book in source form. */
  public static boolean isBook(Path folder) {
    return Files.isRegularFile(folder.resolve(HEADER));
  }

  /** Writes a folder: only files whose text changes, and files of providers that are gone go. */
  public static void write(BookDocument book, Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, String> texts = new TreeMap<>();
    texts.put(HEADER, DocumentWriter.header(book));
    for (ProviderEntry provider : book.providers().values()) {
      texts.put(provider.name() + ".json", DocumentWriter.provider(provider));
    }
    for (Path file : files(folder)) {
      if (!texts.containsKey(String.valueOf(file.getFileName()))) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = folder.resolve(text.getKey());
      if (!Files.exists(file) || !Files.readString(file).equals(text.getValue())) {
        Files.writeString(file, text.getValue());
      }
    }
  }

  /** Returns the whole book as one text in the same format. */
  public static String toJson(BookDocument book) {
    return DocumentWriter.whole(book);
  }

  private static NavigableSet<Path> files(Path folder) throws IOException {
    NavigableSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : all) {
        if (!file.endsWith(HEADER)) {
          files.add(file);
        }
      }
    }
    return files;
  }
}
