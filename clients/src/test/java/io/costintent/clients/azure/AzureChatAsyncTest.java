/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import com.azure.ai.openai.OpenAIAsyncClient;
import com.azure.ai.openai.models.ChatCompletions;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.AsyncCallConformance;
import io.costintent.testkit.conformance.AsyncDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Chat completions, as a Mono. */
@DoorRow(
    client = "Azure OpenAI",
    sdk = "azure-ai-openai",
    operation = "chat completions",
    form = Form.FUTURE)
class AzureChatAsyncTest extends AsyncCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAi().billedBy(AzureClients.AZURE);
  }

  @Override
  protected void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    AzureClients.assertError(recorded, thrown);
  }

  @Override
  protected AsyncDoor open(CostTracking tracking, URI baseUrl) {
    OpenAIAsyncClient client = AzureClients.builder(baseUrl, tracking).buildAsyncClient();
    return new AsyncDoor() {
      private Mono<ChatCompletions> chat(String model, String prompt) {
        return client.getChatCompletions(model, AzureClients.chat(prompt));
      }

      @Override
      public CompletableFuture<String> start(String model, String prompt) {
        return chat(model, prompt).map(AzureClients::text).toFuture();
      }

      @Override
      public CompletableFuture<?> startUnread(String model, String prompt) {
        return chat(model, prompt).toFuture();
      }
    };
  }
}
