/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.cost.CostReason;
import io.costintent.money.Money;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenAiStreamUsageTest {
  @RegisterExtension final Harness harness = new Harness();

  private final ChatCompletionCreateParams params =
      OpenAiClients.chat(ConformancePrices.MODEL, "hello");

  @Test
  void stream_isUnpricedWhenNobodyAsksForUsage() {
    List<ChatCompletionChunk> chunks = stream(OpenAiOptions.defaults(), params);

    CallRecord record = harness.takeRecord();
    assertThat(chunks).noneMatch(chunk -> chunk.choices().isEmpty());
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(record.cost().reasons()).containsExactly(CostReason.USAGE_NOT_REQUESTED);
  }

  @Test
  void stream_isPricedWhenTheOptionAsksForUsage() {
    List<ChatCompletionChunk> chunks = stream(OpenAiOptions.defaults().withStreamUsage(), params);

    assertThat(chunks.get(chunks.size() - 1).choices()).isEmpty();
    assertThat(harness.takeRecord().cost().total()).isEqualTo(Money.usd("0.003"));
  }

  @Test
  void applicationThatWantsNoUsage_isLeftAlone() {
    ChatCompletionCreateParams refusing =
        params.toBuilder()
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(false).build())
            .build();

    List<ChatCompletionChunk> chunks = stream(OpenAiOptions.defaults().withStreamUsage(), refusing);

    assertThat(chunks).noneMatch(chunk -> chunk.choices().isEmpty());
    assertThat(harness.takeRecord().cost().reasons())
        .containsExactly(CostReason.USAGE_NOT_REQUESTED);
  }

  @Test
  void wholeResponses_areAskedForAsBefore() {
    harness.simulator().enqueue(Sample.openAi().reply());
    OpenAIClient client = client(OpenAiOptions.defaults().withStreamUsage());

    client.chat().completions().create(params);

    assertThat(harness.simulator().requests().get(0).body().has("stream_options")).isFalse();
    harness.takeRecord();
  }

  private List<ChatCompletionChunk> stream(
      OpenAiOptions options, ChatCompletionCreateParams request) {
    harness.simulator().enqueue(Sample.openAi().reply());
    try (StreamResponse<ChatCompletionChunk> stream =
        client(options).chat().completions().createStreaming(request)) {
      return stream.stream().toList();
    }
  }

  private OpenAIClient client(OpenAiOptions options) {
    return OpenAiTracking.wrap(
        OpenAiClients.sync(harness.simulator().baseUrl()), harness.tracking(), options);
  }
}
