/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import com.anthropic.client.AnthropicClientAsync;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ChunkStream;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;

/** Messages, streamed to a handler. */
@DoorRow(
    client = "Anthropic",
    sdk = "anthropic-java",
    operation = "messages",
    form = Form.ASYNC_STREAM)
class AnthropicMessagesAsyncStreamTest extends StreamCallConformance {
  @Override
  protected boolean tellsServer() {
    return AnthropicClients.tellBaseUrl();
  }

  @Override
  protected Sample sample() {
    return Sample.anthropic();
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    AnthropicClientAsync client = AnthropicTracking.wrap(AnthropicClients.async(baseUrl), tracking);
    return new StreamDoor() {
      @Override
      public ChunkStream open(String model, String prompt) {
        return new AsyncStream<>(
            client.messages().createStreaming(AnthropicClients.message(model, prompt)),
            AnthropicClients::text);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
