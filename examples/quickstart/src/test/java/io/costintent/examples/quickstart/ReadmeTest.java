/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the READMEs of all modules with what is compiled and run. */
class ReadmeTest {
  static List<Path> readmes() {
    return Documents.named("README.md");
  }

  @ParameterizedTest
  @MethodSource("readmes")
  void javaBlocks_areCompiledSomewhere(Path readme) {
    List<String> compiled =
        Documents.named("Snippets*.java").stream()
            .flatMap(source -> Documents.regions(Documents.read(source)).stream())
            .toList();

    for (String block : Documents.blocks(Documents.read(readme), "java")) {
      if (!compiled.contains(block)) {
        fail(
            "%s: no Snippets class has this region:%n%s%n%nthe closest one, to paste:%n%s%n",
            readme, block, closest(block, compiled));
      }
    }
  }

  private static String closest(String block, List<String> compiled) {
    Set<String> lines = Set.copyOf(block.lines().distinct().toList());
    return compiled.stream()
        .max(Comparator.comparing(region -> region.lines().filter(lines::contains).count()))
        .orElse("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "examples/quickstart/README.md"})
  void output_isWhatTheQuickstartPrints(String readme) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Quickstart.run(Map.of(), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String output = bytes.toString(StandardCharsets.UTF_8);

    List<String> excerpts = Documents.blocks(Documents.read(readme), "console");

    assertThat(excerpts).isNotEmpty();
    assertThat(output).contains(excerpts);
  }
}
