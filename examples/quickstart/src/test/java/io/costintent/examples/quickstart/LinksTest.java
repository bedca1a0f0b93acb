/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Follows the links between the documents of the repository. */
class LinksTest {
  static List<Path> documents() {
    return Documents.named("*.md");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void links_leadToAFileAndAHeading(Path document) {
    List<String> broken = new ArrayList<>();
    String text = Documents.read(document).replaceAll("(?ms)^```.*?^```$", "");

    for (String link : Documents.all("\\]\\(([^)\\s]+)\\)", text)) {
      if (!link.contains("://") && !resolves(document, link)) {
        broken.add(link);
      }
    }

    assertThat(broken).isEmpty();
  }

  private static boolean resolves(Path document, String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path target = path.isEmpty() ? document : document.resolveSibling(path);
    return Files.exists(target)
        && (hash < 0 || anchors(Documents.read(target)).contains(link.substring(hash + 1)));
  }

  /** The anchors that renderers make of headings. */
  private static List<String> anchors(String text) {
    return Documents.all("(?m)^#+ +(.*)$", text).stream()
        .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", ""))
        .map(heading -> heading.replace(' ', '-'))
        .toList();
  }
}
