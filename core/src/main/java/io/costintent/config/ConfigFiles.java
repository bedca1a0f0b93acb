/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads configuration files: UTF-8, at most 1 MiB, at most 64 levels deep.
 *
 * <p>Every mistake of syntax, every key written twice and every key that is both a value and a map
 * is a {@link ConfigException}. An empty file is a map without keys. Thread-safe.
 *
 * @since 0.1
 */
public final class ConfigFiles {
  private ConfigFiles() {}

  /** Returns the content of a {@code .yaml}, {@code .yml}, {@code .json} or {@code .properties}. */
  public static ConfigNode load(Path file) {
    String source = file.toString();
    Path name = file.getFileName();
    ConfigFormat format = name == null ? null : ConfigFormat.ofFileName(name.toString());
    if (format == null) {
      throw failed(source, "unknown format (expected: .yaml, .yml, .json or .properties)");
    }
    if (Files.isDirectory(file)) {
      throw failed(source, "a directory (expected: a file)");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, source, format);
    } catch (NoSuchFileException e) {
      throw failed(source, "no such file (expected: a readable file)");
    } catch (AccessDeniedException e) {
      throw failed(source, "access denied (expected: a readable file)");
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  /**
   * Returns the content of a stream, which stays open.
   *
   * @param source what messages call it, such as a resource name
   */
  public static ConfigNode read(InputStream in, String source, ConfigFormat format) {
    byte[] bytes;
    try {
      bytes = in.readNBytes(SourceText.MAX_BYTES + 1);
    } catch (IOException e) {
      throw unreadable(source, e);
    }
    return parse(SourceText.decode(bytes, requireNonNull(source, "source")), source, format);
  }

  /** Returns the content of a text, which messages call {@code source}. */
  public static ConfigNode parse(String text, String source, ConfigFormat format) {
    requireNonNull(source, "source");
    String checked = SourceText.check(text, source);
    return switch (format) {
      case YAML, JSON -> DocumentReader.read(checked, source, format);
      case PROPERTIES -> PropertiesReader.read(checked, source);
    };
  }

  private static ConfigException unreadable(String source, IOException e) {
    ConfigException failure =
        failed(source, "unreadable, " + e.getClass().getSimpleName() + " (expected: a file)");
    failure.initCause(e);
    return failure;
  }

  private static ConfigException failed(String source, String description) {
    return new ConfigException(new ConfigProblem(Location.of(source), "", description));
  }
}
