/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.client.OpenAIClientAsync;
import com.openai.models.images.ImagesResponse;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.AsyncCallConformance;
import io.costintent.testkit.conformance.AsyncDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Images, as futures. */
@DoorRow(client = "OpenAI", sdk = "openai-java", operation = "images", form = Form.FUTURE)
class OpenAiImagesAsyncTest extends AsyncCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAiImages();
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
      public CompletableFuture<ImagesResponse> startUnread(String model, String prompt) {
        return client.images().generate(OpenAiClients.image(model, prompt));
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
