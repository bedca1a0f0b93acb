/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.call.ModelRequest;
import io.costintent.clients.InputBound;
import io.costintent.usage.Usage;
import io.github.ollama4j.models.embed.OllamaEmbedRequest;
import io.github.ollama4j.models.embed.OllamaEmbedResult;
import org.jspecify.annotations.Nullable;

/** Embeddings of texts. */
final class EmbedOperation extends OllamaOperation<OllamaEmbedRequest> {
  private final InputBound input;

  EmbedOperation(InputBound input) {
    super(OllamaEmbedRequest.class, ModelRequest.EMBEDDINGS);
    this.input = input;
  }

  @Override
  @Nullable String model(OllamaEmbedRequest params) {
    return params.getModel();
  }

  @Override
  public OllamaEmbedRequest withModel(OllamaEmbedRequest params, String model) {
    return ChangedSdkJson.of(params, model);
  }

  @Override
  public OllamaEmbedRequest withMaxOutput(OllamaEmbedRequest params, ModelRequest granted) {
    return params;
  }

  @Override
  public @Nullable Usage atMost(OllamaEmbedRequest params, String model) {
    return input.atMost(params, model);
  }

  @Override
  public JsonNode outline(Object response) {
    OllamaEmbedResult said = (OllamaEmbedResult) response;
    ObjectNode outline = outline(said.getModel());
    putCount(outline, "prompt_eval_count", said.getPromptEvalCount());
    if (said.getTotalDuration() > 0) {
      outline.put("total_duration", said.getTotalDuration());
      outline.put("load_duration", said.getLoadDuration());
    }
    return outline;
  }
}
