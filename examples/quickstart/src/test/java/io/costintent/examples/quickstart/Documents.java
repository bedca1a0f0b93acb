/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documents of the repository, and the compiled examples that they quote. */
final class Documents {
  private static final Path ROOT = root();

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Returns the content of a file, by its path from the root of the repository. */
  static String read(String path) {
    return read(ROOT.resolve(path));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the sources of this name, without those that a build has copied. */
  static List<Path> named(String glob) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              String name = folder.getFileName().toString();
              return name.equals("target") || name.equals(".git")
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.getFileSystem().getPathMatcher("glob:" + glob).matches(file.getFileName())) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** Returns the fenced blocks of a language. */
  static List<String> blocks(String text, String language) {
    return all("(?ms)^```" + language + "\n(.*?)\n```$", text);
  }

  /** Returns what stands between the markers of the examples in a source, not indented. */
  static List<String> regions(String source) {
    return all("(?ms)^ *// @start region=\"[^\"]+\"\n(.*?)\n *// @end$", source).stream()
        .map(region -> region.stripTrailing().stripIndent())
        .toList();
  }

  /** Returns the first group of every match. */
  static List<String> all(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private Documents() {}
}
