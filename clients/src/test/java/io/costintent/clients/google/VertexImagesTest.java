/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import com.google.genai.Client;
import com.google.genai.types.GenerateImagesConfig;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.UsageUnit;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Images of Imagen, billed by the piece. */
@DoorRow(client = "Google Vertex AI", sdk = "google-genai", operation = "images", form = Form.WHOLE)
@SuppressWarnings("deprecation") // still there, and still billed
class VertexImagesTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return new Sample(
        "gcp.vertex_ai",
        "generate_content",
        WireUsage.builder().build(),
        Map.of(UsageUnit.OUTPUT_IMAGES, 2L),
        "0.08",
        "");
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
        client.models.generateImages(
            model, prompt, GenerateImagesConfig.builder().numberOfImages(2).build());
        return "";
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
