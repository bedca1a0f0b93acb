/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import io.costintent.prices.book.BookSource;
import io.costintent.prices.merge.VendorRules;
import io.costintent.prices.source.GenaiReader;
import io.costintent.prices.source.LiteLlmReader;
import io.costintent.prices.source.PortkeyReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files and folders that an import reads, each with its day at the end of its name.
 *
 * @param genai a file, or null
 * @param liteLlm a file, or null
 * @param portkey a folder, or null
 */
record Snapshots(@Nullable Path genai, @Nullable Path liteLlm, @Nullable Path portkey) {
  private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\.json)?$");

  /** Returns the newest of each kind in a folder. */
  static Snapshots in(Path folder) throws IOException {
    return new Snapshots(
        newest(folder, "genai"), newest(folder, "litellm"), newest(folder, "portkey"));
  }

  private static @Nullable Path newest(Path folder, String prefix) throws IOException {
    Path newest = null;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, prefix + "*")) {
      for (Path path : all) {
        newest = newest == null || day(path).isAfter(day(newest)) ? path : newest;
      }
    }
    return newest;
  }

  /** Returns what the book's header says of a source. */
  static BookSource describe(String id, Path path) throws IOException {
    return switch (id) {
      case GenaiReader.ID ->
          new BookSource(
              id,
              "pydantic/genai-prices",
              "https://github.com/pydantic/genai-prices",
              "MIT",
              day(path),
              sha256(path));
      case LiteLlmReader.ID ->
          new BookSource(
              id,
              "BerriAI/litellm model_prices_and_context_window.json",
              "https://github.com/BerriAI/litellm",
              "MIT",
              day(path),
              sha256(path));
      case PortkeyReader.ID ->
          new BookSource(
              id,
              "Portkey-AI/models",
              "https://github.com/Portkey-AI/models",
              "MIT",
              day(path),
              sha256(path));
      default -> throw new IllegalArgumentException("source: " + id + " (expected: a known one)");
    };
  }

  /** Returns what the book's header says of rates entered by hand. */
  static BookSource vendor(LocalDate day) {
    return new BookSource(VendorRules.ID, "vendors' own pages", null, null, day, null);
  }

  private static LocalDate day(Path path) {
    Matcher day = DAY.matcher(String.valueOf(path.getFileName()));
    if (!day.find()) {
      throw new IllegalArgumentException(
          path.getFileName() + " (expected: a name that ends in its day, such as 2026-09-23)");
    }
    return LocalDate.parse(day.group(1));
  }

  private static String sha256(Path path) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      if (Files.isDirectory(path)) {
        NavigableSet<Path> files = new TreeSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path, "*.json")) {
          all.forEach(files::add);
        }
        for (Path file : files) {
          digest.update(Files.readAllBytes(file));
        }
      } else {
        digest.update(Files.readAllBytes(path));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
