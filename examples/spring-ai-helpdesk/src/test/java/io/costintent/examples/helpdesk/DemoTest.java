/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(?:console|json)\n(.*?)\n```$");

  /** What another day, another book of prices and another machine change. */
  private static final Pattern VOLATILE =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z|\\b\\d{4}\\.\\d\\d\\.\\d\\d-\\d+|(?<=[aA]ge\\w{0,20}\" : )[\\d.]+"
              + "|(?<=chatcmpl-)[\\w-]+|(?<=server.port {20,40})\\d+");

  private static String output = "";

  @BeforeAll
  static void run() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Demo.run(Map.of(), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    output = bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void readme_saysWhatIsPrinted() throws IOException {
    String printed = stable(output);
    List<String> blocks =
        BLOCK
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(block -> block.group(1))
            .toList();

    assertThat(blocks).hasSize(5);
    assertThat(blocks).allSatisfy(block -> assertThat(printed).contains(stable(block)));
  }

  private static String stable(String text) {
    return VOLATILE.matcher(text).replaceAll("...");
  }

  @Test
  void everyCall_isOfItsRoute() {
    assertThat(output)
        .containsPattern("costintent_cost_total\\{.*costintent_feature=\"ticket-triage\"")
        .containsPattern("costintent_cost_total\\{.*costintent_feature=\"reply-draft\"")
        .containsPattern("costintent_cost_total\\{.*costintent_feature=\"handbook-answers\"")
        .doesNotContain("costintent_feature=\"\"");
  }

  @Test
  void experiment_endsWithItsBudget() {
    assertThat(output)
        .contains("Answer 5: Send it back within 30 days.")
        .contains("Answer 6: 429 ");
  }
}
