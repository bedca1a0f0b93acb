/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Path SNIPPETS =
      Path.of("src/test/java/io/costintent/testkit/simulator/Snippets.java");

  @Test
  void readme_hasTheExampleThatIsCompiled() throws IOException {
    String region =
        Files.readString(SNIPPETS)
            .replaceAll("(?s).*// @start region=\"provider\"\n(.*?) *// @end.*", "$1")
            .stripTrailing()
            .stripIndent();

    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + region + "\n```");
  }
}
