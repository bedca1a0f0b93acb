/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.call.ModelRequest;
import io.costintent.clients.InputBound;
import io.costintent.usage.Usage;
import io.github.ollama4j.models.generate.OllamaGenerateRequest;
import io.github.ollama4j.models.response.OllamaResult;
import org.jspecify.annotations.Nullable;

/** A completion of a prompt. */
final class GenerateOperation extends OllamaOperation<OllamaGenerateRequest> {
  private final InputBound input;

  GenerateOperation(InputBound input) {
    super(OllamaGenerateRequest.class, ModelRequest.TEXT_COMPLETION);
    this.input = input;
  }

  @Override
  @Nullable String model(OllamaGenerateRequest params) {
    return params.getModel();
  }

  @Override
  void describe(OllamaGenerateRequest params, ModelRequest.Builder request) {
    request.maxOutputTokens(maxOutput(params.getOptions())).outputCappable(true);
  }

  @Override
  public OllamaGenerateRequest withModel(OllamaGenerateRequest params, String model) {
    OllamaGenerateRequest changed = ChangedSdkJson.of(params);
    changed.setModel(model);
    return changed;
  }

  @Override
  public OllamaGenerateRequest withMaxOutput(OllamaGenerateRequest params, ModelRequest granted) {
    OllamaGenerateRequest changed = ChangedSdkJson.of(params);
    changed.setOptions(limited(params.getOptions(), granted));
    return changed;
  }

  @Override
  public @Nullable Usage atMost(OllamaGenerateRequest params, String model) {
    return input.atMost(params, model);
  }

  @Override
  public JsonNode outline(Object response) {
    OllamaResult said = (OllamaResult) response;
    return outline(said.getModel())
        .put("done", said.isDone())
        .put("done_reason", said.getDoneReason())
        .put("total_duration", said.getTotalDuration())
        .put("load_duration", said.getLoadDuration())
        .put("prompt_eval_count", said.getPromptEvalCount())
        .put("prompt_eval_duration", said.getPromptEvalDuration())
        .put("eval_count", said.getEvalCount())
        .put("eval_duration", said.getEvalDuration());
  }
}
