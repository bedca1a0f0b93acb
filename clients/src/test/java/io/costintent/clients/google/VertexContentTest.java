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

/** Content of Vertex AI. */
@DoorRow(
    client = "Google Vertex AI",
    sdk = "google-genai",
    operation = "content",
    form = Form.WHOLE)
class VertexContentTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return GoogleClients.vertexSample();
  }

  @Override
  protected void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    GoogleClients.assertError(recorded, thrown);
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    Client client = GoogleClients.vertex(tracking, baseUrl);
    return new ModelDoor() {
      @Override
      public String call(String model, String prompt) {
        return GoogleClients.text(client.models.generateContent(model, prompt, null));
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
