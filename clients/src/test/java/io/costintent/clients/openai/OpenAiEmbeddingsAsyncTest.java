/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.client.OpenAIClientAsync;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.AsyncCallConformance;
import io.costintent.testkit.conformance.AsyncDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Embeddings, as futures. */
@DoorRow(client = "OpenAI", sdk = "openai-java", operation = "embeddings", form = Form.FUTURE)
class OpenAiEmbeddingsAsyncTest extends AsyncCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAiEmbeddings();
  }

  @Override
  protected AsyncDoor open(CostTracking tracking, URI baseUrl) {
    OpenAIClientAsync client = OpenAiTracking.wrap(OpenAiClients.async(baseUrl), tracking);
    return new AsyncDoor() {
      @Override
      public CompletableFuture<String> start(String model, String prompt) {
        return startUnread(model, prompt).thenApply(response -> "");
      }

      @Override
      public CompletableFuture<CreateEmbeddingResponse> startUnread(String model, String prompt) {
        return client.embeddings().create(OpenAiClients.embedding(model, prompt));
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
