/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.client.OpenAIClientAsync;
import com.openai.models.chat.completions.ChatCompletion;
import io.costintent.CostTracking;
import io.costintent.testkit.conformance.AsyncCallConformance;
import io.costintent.testkit.conformance.AsyncDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Chat completions as futures, with their headers read. */
class OpenAiHeadersChatAsyncTest extends AsyncCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  @Override
  protected AsyncDoor open(CostTracking tracking, URI baseUrl) {
    OpenAIClientAsync client =
        OpenAiTracking.wrap(
            OpenAiClients.async(baseUrl), tracking, OpenAiOptions.defaults().withResponseHeaders());
    return new AsyncDoor() {
      @Override
      public CompletableFuture<String> start(String model, String prompt) {
        return startUnread(model, prompt).thenApply(OpenAiClients::text);
      }

      @Override
      public CompletableFuture<ChatCompletion> startUnread(String model, String prompt) {
        return client.chat().completions().create(OpenAiClients.chat(model, prompt));
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
