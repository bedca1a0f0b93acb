/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import com.google.genai.Client;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Embeddings of the Gemini API. */
@DoorRow(
    client = "Google Gemini",
    sdk = "google-genai",
    operation = "embeddings",
    form = Form.WHOLE)
class GeminiEmbeddingsTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return GoogleClients.embeddings("gcp.gemini");
  }

  @Override
  protected void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    GoogleClients.assertError(recorded, thrown);
  }

  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    Client client = GoogleClients.gemini(tracking, baseUrl);
    return new ModelDoor() {
      @Override
      public String call(String model, String prompt) {
        client.models.embedContent(model, prompt, null);
        return "";
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
