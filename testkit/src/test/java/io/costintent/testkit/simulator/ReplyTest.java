/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplyTest {
  @Test
  void error_rejectsAStatusThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reply.error(302))
        .withMessage("status: 302 (expected: 400 to 599)");
    assertThatIllegalArgumentException().isThrownBy(() -> Reply.error(600));
  }

  @Test
  void build_rejectsAnErrorWithAnAnswer() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Reply.builder().error(500).text("fine").build())
        .withMessage("error 500 with an answer or a fault");
    assertThatIllegalStateException()
        .isThrownBy(() -> Reply.builder().error(500).cutAfter(0).build());
  }

  @Test
  void builder_rejectsASecondFault() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Reply.builder().cutAfter(1).errorAfter(2))
        .withMessageContaining("on top of Cut[chunks=1]");
  }

  @Test
  void builder_rejectsANegativeChunk() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reply.builder().cutAfter(-1))
        .withMessage("chunks: -1 (expected: >= 0)");
  }

  @Test
  void rateLimited_rejectsANegativeDelay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reply.rateLimited(Duration.ofMillis(-1)))
        .withMessage("retryAfter: PT-0.001S (expected: >= 0)");
  }

  @Test
  void builder_goesOnWithoutChangingWhatItBuilt() {
    Reply.Builder builder = Reply.builder().toolCall("a", "{}");
    Reply first = builder.build();

    builder.toolCall("b", "{}").withoutUsage();

    assertThat(first).hasToString("Reply{failure=null, usage=null, toolCalls=1, fault=None[]}");
    assertThat(builder.build().toString()).contains("usage=missing, toolCalls=2");
  }

  @Test
  void toolCall_rejectsArgumentsThatAreNoObject() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ToolCall("lookup", "[7]"))
        .withMessage("arguments: [7] (expected: a JSON object)");
    assertThatIllegalArgumentException().isThrownBy(() -> new ToolCall("lookup", "{\"id\": "));
  }

  @Test
  void wireUsage_rejectsANegativeCount() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WireUsage.of(-1, 0))
        .withMessage("INPUT: -1 (expected: >= 0)");
  }

  @Test
  void wireUsage_printsItsNumbers() {
    assertThat(WireUsage.of(3, 4)).hasToString("WireUsage{INPUT=3, OUTPUT=4}");
    assertThat(WireUsage.ofJson("{\"total_tokens\": 9}"))
        .hasToString("WireUsage{\"total_tokens\":9}");
  }
}
