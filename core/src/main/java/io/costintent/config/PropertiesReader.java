/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Reads Java properties, which the JDK can do, with line numbers, which it cannot. */
final class PropertiesReader {
  private final String source;
  private final ConfigProblems problems = new ConfigProblems();
  private final DottedTree tree;

  private PropertiesReader(String source) {
    this.source = source;
    this.tree = new DottedTree(source, problems);
  }

  static ConfigNode read(String text, String source) {
    PropertiesReader reader = new PropertiesReader(source);
    LogicalLines.forEach(text, reader::line);
    ConfigNode root = reader.tree.build();
    reader.problems.throwIfAny();
    root.entries(); // "[0]=a" makes a list
    return root;
  }

  private void line(int number, String line) {
    Location location = new Location(source, number, null);
    Properties entry = new Properties();
    try {
      entry.load(new StringReader(line));
    } catch (IllegalArgumentException e) {
      problems.add(
          location, ConfigPath.ROOT, "a broken \\u escape (expected: four hexadecimal digits)");
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringReader that is open has none
    }
    entry.forEach((key, value) -> tree.put((String) key, (String) value, location));
  }
}
