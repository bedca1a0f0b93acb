/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.models.messages.Message;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.AsyncCallConformance;
import io.costintent.testkit.conformance.AsyncDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Messages, as futures. */
@DoorRow(client = "Anthropic", sdk = "anthropic-java", operation = "messages", form = Form.FUTURE)
class AnthropicMessagesAsyncTest extends AsyncCallConformance {
  @Override
  protected boolean tellsServer() {
    return AnthropicClients.tellBaseUrl();
  }

  @Override
  protected Sample sample() {
    return Sample.anthropic();
  }

  @Override
  protected AsyncDoor open(CostTracking tracking, URI baseUrl) {
    AnthropicClientAsync client = AnthropicTracking.wrap(AnthropicClients.async(baseUrl), tracking);
    return new AsyncDoor() {
      @Override
      public CompletableFuture<String> start(String model, String prompt) {
        return startUnread(model, prompt).thenApply(AnthropicClients::text);
      }

      @Override
      public CompletableFuture<Message> startUnread(String model, String prompt) {
        return client.messages().create(AnthropicClients.message(model, prompt));
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
