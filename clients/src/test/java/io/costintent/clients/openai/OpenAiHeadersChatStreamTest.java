/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.client.OpenAIClient;
import io.costintent.CostTracking;
import io.costintent.testkit.conformance.ChunkStream;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;

/** Chat completions, streamed, with their headers read. */
class OpenAiHeadersChatStreamTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    OpenAIClient client =
        OpenAiTracking.wrap(
            OpenAiClients.sync(baseUrl), tracking, OpenAiOptions.defaults().withResponseHeaders());
    return new StreamDoor() {
      @Override
      public ChunkStream open(String model, String prompt) {
        return new SyncStream<>(
            client.chat().completions().createStreaming(OpenAiClients.chatWithUsage(model, prompt)),
            OpenAiClients::text);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
