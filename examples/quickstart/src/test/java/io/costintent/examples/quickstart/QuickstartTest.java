/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuickstartTest {
  @Test
  void run_printsSpansShowbackAndAnExplanation() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Quickstart.run(Map.of(), new PrintStream(bytes, true, StandardCharsets.UTF_8));

    String out = bytes.toString(StandardCharsets.UTF_8);
    assertThat(out)
        .contains("15 of 15 tickets")
        .containsPattern(
            "chat gpt-4o-mini +support / ticket-triage / production +unpriced \\[provider_error]")
        .containsPattern("attempt 2")
        .containsPattern("support +reply-draft +production +7 ")
        .containsPattern("support +ticket-triage +production +16 .* 1\n")
        .containsPattern("data-science +ticket-triage +experiment +5 .* 1\n")
        .containsSubsequence("80 % used  warn", "100 % used  warn", "100 % used  deny")
        .contains("calls of production since the first denial: 4")
        .contains("claude-sonnet-4-5");
  }
}
