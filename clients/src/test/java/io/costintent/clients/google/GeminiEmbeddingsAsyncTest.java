/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import com.google.genai.Client;
import com.google.genai.types.EmbedContentResponse;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.AsyncCallConformance;
import io.costintent.testkit.conformance.AsyncDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Embeddings of the Gemini API, as futures. */
@DoorRow(
    client = "Google Gemini",
    sdk = "google-genai",
    operation = "embeddings",
    form = Form.FUTURE)
class GeminiEmbeddingsAsyncTest extends AsyncCallConformance {
  @Override
  protected Sample sample() {
    return GoogleClients.embeddings("gcp.gemini");
  }

  @Override
  protected void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    GoogleClients.assertError(recorded, thrown);
  }

  @Override
  protected boolean tellsOfCancel() {
    return false;
  }

  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected AsyncDoor open(CostTracking tracking, URI baseUrl) {
    Client client = GoogleClients.gemini(tracking, baseUrl);
    return new AsyncDoor() {
      @Override
      public CompletableFuture<String> start(String model, String prompt) {
        return startUnread(model, prompt).thenApply(response -> "");
      }

      @Override
      public CompletableFuture<EmbedContentResponse> startUnread(String model, String prompt) {
        return client.async.models.embedContent(model, prompt, null);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
