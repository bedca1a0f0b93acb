/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.agentdemo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AgentDemoIT {
  private static final Pattern CONSOLE = Pattern.compile("(?ms)^```console\n(.*?)^```$");

  @Test
  void output_isWhatTheReadmeShows() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    AgentDemo.run(
        Path.of(System.getProperty("agent.jar")).toRealPath(),
        Path.of("costintent.yaml").toRealPath(),
        new PrintStream(bytes, true, StandardCharsets.UTF_8));

    String output = bytes.toString(StandardCharsets.UTF_8);
    List<String> shown = console(Files.readString(Path.of("README.md")));
    assertThat(shown).isNotEmpty();
    assertThat(output).contains(shown);
  }

  private static List<String> console(String readme) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = CONSOLE.matcher(readme);
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }
}
