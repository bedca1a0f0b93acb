/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import com.google.genai.Client;
import com.google.genai.types.GenerateContentResponse;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.AsyncCallConformance;
import io.costintent.testkit.conformance.AsyncDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Content of Vertex AI, as futures. */
@DoorRow(
    client = "Google Vertex AI",
    sdk = "google-genai",
    operation = "content",
    form = Form.FUTURE)
class VertexContentAsyncTest extends AsyncCallConformance {
  @Override
  protected Sample sample() {
    return GoogleClients.vertexSample();
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
  protected AsyncDoor open(CostTracking tracking, URI baseUrl) {
    Client client = GoogleClients.vertex(tracking, baseUrl);
    return new AsyncDoor() {
      @Override
      public CompletableFuture<String> start(String model, String prompt) {
        return startUnread(model, prompt).thenApply(GoogleClients::text);
      }

      @Override
      public CompletableFuture<GenerateContentResponse> startUnread(String model, String prompt) {
        return client.async.models.generateContent(model, prompt, null);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
