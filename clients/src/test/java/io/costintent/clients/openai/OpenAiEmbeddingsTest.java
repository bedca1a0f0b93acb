/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.client.OpenAIClient;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;

/** Embeddings. */
@DoorRow(client = "OpenAI", sdk = "openai-java", operation = "embeddings", form = Form.WHOLE)
class OpenAiEmbeddingsTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.openAiEmbeddings();
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    OpenAIClient client = OpenAiTracking.wrap(OpenAiClients.sync(baseUrl), tracking);
    return new ModelDoor() {
      @Override
      public String call(String model, String prompt) {
        client.embeddings().create(OpenAiClients.embedding(model, prompt));
        return "";
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
