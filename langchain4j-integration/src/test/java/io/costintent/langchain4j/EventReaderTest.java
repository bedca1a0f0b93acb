/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.costintent.provider.ResponseFacts;
import org.junit.jupiter.api.Test;

/** Events as LangChain4j 1.20 publishes them; with that version, the suite runs on real ones. */
class EventReaderTest {
  private final EventReader<Object> reader =
      new EventReader<>(response -> ResponseFacts.builder().responseId(response.id()).build());

  /** As the class of this name of 1.20. */
  public record CompleteResponse(ChatResponse chatResponse) {}

  private static ChatResponse.Builder answer() {
    return ChatResponse.builder().aiMessage(AiMessage.from("in the reeds")).id("r1");
  }

  @Test
  void wholeAnswer_completes() {
    reader.accept(new CompleteResponse(answer().finishReason(FinishReason.STOP).build()));

    assertThat(reader.complete()).isTrue();
    assertThat(reader.facts()).isEqualTo(ResponseFacts.builder().responseId("r1").build());
  }

  @Test
  void answerWithoutReasonAndTotals_isNotComplete() {
    reader.accept(new CompleteResponse(answer().build()));

    assertThat(reader.complete()).isFalse();
  }

  @Test
  void pieces_sayNothing() {
    reader.accept("a heron");

    assertThat(reader.complete()).isFalse();
    assertThat(reader.facts()).isNull();
  }
}
