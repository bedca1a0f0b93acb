/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.client.OpenAIClientAsync;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ChunkStream;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;

/** Responses, streamed to a handler. */
@DoorRow(client = "OpenAI", sdk = "openai-java", operation = "responses", form = Form.ASYNC_STREAM)
class OpenAiResponsesAsyncStreamTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    OpenAIClientAsync client = OpenAiTracking.wrap(OpenAiClients.async(baseUrl), tracking);
    return new StreamDoor() {
      @Override
      public ChunkStream open(String model, String prompt) {
        return new AsyncStream<>(
            client.responses().createStreaming(OpenAiClients.response(model, prompt)),
            OpenAiClients::text);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
