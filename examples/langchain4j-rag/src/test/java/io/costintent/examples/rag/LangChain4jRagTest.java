/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LangChain4jRagTest {
  private static final Pattern CONSOLE = Pattern.compile("(?ms)^```console\n(.*?)\n```$");

  @Test
  void everyCall_isOfTheFeatureThatMadeIt() {
    assertThat(output())
        .containsPattern("docs +handbook-ingestion +text-embedding-3-small +1 ")
        .containsPattern("docs +handbook-ingestion +vector-store: add +1 ")
        .containsPattern("docs +handbook-answers +text-embedding-3-small +2 ")
        .containsPattern("docs +handbook-answers +vector-store: search +2 ")
        .containsPattern("docs +handbook-answers +gpt-4o-mini +2 ")
        .containsPattern("support +order-status +gpt-4.1-nano +2 ")
        .containsPattern("data-science +order-status +gpt-4.1-nano +2 ")
        .doesNotContain("?  ");
  }

  @Test
  void readme_saysWhatIsPrinted() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    Matcher block = CONSOLE.matcher(readme);

    assertThat(block.find()).isTrue();
    assertThat(output()).contains(block.group(1));
  }

  private static String output() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LangChain4jRag.run(Map.of(), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
