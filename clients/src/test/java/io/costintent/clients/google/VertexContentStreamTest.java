/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import com.google.genai.Client;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ChunkStream;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Content of Vertex AI, as a stream. */
@DoorRow(
    client = "Google Vertex AI",
    sdk = "google-genai",
    operation = "content",
    form = Form.STREAM)
class VertexContentStreamTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return GoogleClients.vertexSample();
  }

  @Override
  protected void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    GoogleClients.assertError(recorded, thrown);
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    Client client = GoogleClients.vertex(tracking, baseUrl);
    return new StreamDoor() {
      @Override
      public ChunkStream open(String model, String prompt) {
        return new ReadStream<>(
            client.models.generateContentStream(model, prompt, null), GoogleClients::text);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
