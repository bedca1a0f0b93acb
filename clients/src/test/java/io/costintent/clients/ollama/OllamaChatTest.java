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
import java.net.URI;

/** A chat, whole. */
@DoorRow(client = "Ollama", sdk = "ollama4j", operation = "chat", form = Form.WHOLE)
class OllamaChatTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.ollama();
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    Ollama client = OllamaTracking.client(baseUrl.toString(), tracking);
    return (model, prompt) ->
        OllamaRequests.text(client.chat(OllamaRequests.chat(model, prompt), null));
  }
}
