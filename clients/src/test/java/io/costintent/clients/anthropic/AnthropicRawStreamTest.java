/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import com.anthropic.client.AnthropicClient;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ChunkStream;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;

/** Messages of which the caller wants the HTTP response, then streams it. */
@DoorRow(
    client = "Anthropic",
    sdk = "anthropic-java",
    operation = "messages",
    form = Form.RAW_STREAM)
class AnthropicRawStreamTest extends StreamCallConformance {
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
    AnthropicClient client = AnthropicTracking.wrap(AnthropicClients.sync(baseUrl), tracking);
    return new StreamDoor() {
      @Override
      public ChunkStream open(String model, String prompt) {
        return new SyncStream<>(
            client
                .messages()
                .withRawResponse()
                .createStreaming(AnthropicClients.message(model, prompt))
                .parse(),
            AnthropicClients::text);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
