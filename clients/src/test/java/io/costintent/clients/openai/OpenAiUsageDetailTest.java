/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All that OpenAI's usage tells, through the SDK. */
class OpenAiUsageDetailTest {
  private static final String MODEL = ConformancePrices.MODEL;

  @RegisterExtension final Harness harness = new Harness();

  private final OpenAIClient client =
      OpenAiTracking.wrap(OpenAiClients.sync(harness.simulator().baseUrl()), harness.tracking());

  @AfterEach
  void closeClient() {
    client.close();
  }

  @Test
  @DoorRow(
      client = "OpenAI",
      sdk = "openai-java",
      operation = "chat completions",
      form = Form.WHOLE)
  void chat_tellsCacheAudioAndReasoning() {
    enqueue(
        WireUsage.builder()
            .input(1000)
            .cacheRead(400)
            .cacheWrite(100)
            .audioInput(50)
            .output(300)
            .reasoning(200)
            .audioOutput(20)
            .build());

    client.chat().completions().create(OpenAiClients.chat(MODEL, "hello"));

    Usage usage = harness.takeRecord().usage();
    assertThat(usage.quantity(UsageUnit.CACHE_READ_TOKENS)).isEqualTo(400);
    assertThat(usage.quantity(UsageUnit.CACHE_WRITE_TOKENS)).isEqualTo(100);
    assertThat(usage.quantity(UsageUnit.INPUT_AUDIO_TOKENS)).isEqualTo(50);
    assertThat(usage.quantity(UsageUnit.OUTPUT_REASONING_TOKENS)).isEqualTo(200);
    assertThat(usage.quantity(UsageUnit.OUTPUT_AUDIO_TOKENS)).isEqualTo(20);
  }

  @Test
  @DoorRow(client = "OpenAI", sdk = "openai-java", operation = "responses", form = Form.WHOLE)
  void responses_tellCacheReasoningAndSearches() {
    enqueue(
        WireUsage.builder()
            .input(1000)
            .cacheRead(400)
            .output(300)
            .reasoning(200)
            .webSearches(2)
            .build());

    client.responses().create(OpenAiClients.response(MODEL, "hello"));

    Usage usage = harness.takeRecord().usage();
    assertThat(usage.quantity(UsageUnit.CACHE_READ_TOKENS)).isEqualTo(400);
    assertThat(usage.quantity(UsageUnit.OUTPUT_REASONING_TOKENS)).isEqualTo(200);
    assertThat(usage.quantity(UsageUnit.WEB_SEARCHES)).isEqualTo(2);
  }

  @Test
  @DoorRow(client = "OpenAI", sdk = "openai-java", operation = "image edits", form = Form.WHOLE)
  void imageEdits_tellImagesThatCameIn() {
    enqueue(WireUsage.builder().input(1000).imageInput(900).output(272).build());

    client.images().edit(OpenAiMedia.edit(MODEL, "a taller nest"));

    Usage usage = harness.takeRecord().usage();
    assertThat(usage.quantity(UsageUnit.INPUT_IMAGE_TOKENS)).isEqualTo(900);
    assertThat(usage.quantity(UsageUnit.OUTPUT_IMAGE_TOKENS)).isEqualTo(272);
  }

  private void enqueue(WireUsage usage) {
    harness.simulator().enqueue(Reply.builder().usage(usage).build());
  }
}
