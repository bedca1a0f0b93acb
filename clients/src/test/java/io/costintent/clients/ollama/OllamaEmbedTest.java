/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import io.github.ollama4j.Ollama;
import io.github.ollama4j.models.embed.OllamaEmbedRequest;
import java.net.URI;
import java.util.List;

/** Embeddings. */
@DoorRow(client = "Ollama", sdk = "ollama4j", operation = "embed", form = Form.WHOLE)
class OllamaEmbedTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.ollamaEmbeddings();
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    Ollama client = OllamaTracking.client(baseUrl.toString(), tracking);
    return (model, prompt) -> {
      client.embed(new OllamaEmbedRequest(model, List.of(prompt)));
      return "";
    };
  }
}
