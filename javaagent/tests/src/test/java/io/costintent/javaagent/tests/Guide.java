/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the guide for operators shows. */
final class Guide {
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)\\n```", Pattern.DOTALL);

  /** Returns all of it. */
  static String text() throws IOException {
    return Files.readString(Path.of(System.getProperty("agent.guide")));
  }

  /** Returns the examples in a language. */
  static List<String> blocks(String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    for (Matcher found = BLOCK.matcher(text()); found.find(); ) {
      if (found.group(1).equals(language)) {
        blocks.add(found.group(2));
      }
    }
    return blocks;
  }

  /** Returns the one example of YAML that begins with this key. */
  static String yaml(String key) throws IOException {
    List<String> found =
        blocks("yaml").stream().filter(block -> block.startsWith(key + ':')).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " examples begin with " + key);
    }
    return found.get(0) + '\n';
  }

  private Guide() {}
}
