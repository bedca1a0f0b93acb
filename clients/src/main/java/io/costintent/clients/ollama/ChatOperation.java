/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.call.ModelRequest;
import io.costintent.clients.InputBound;
import io.costintent.usage.Usage;
import io.github.ollama4j.models.chat.OllamaChatMessage;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.chat.OllamaChatResponseModel;
import io.github.ollama4j.models.chat.OllamaChatResult;
import org.jspecify.annotations.Nullable;

/** A turn of a conversation. */
final class ChatOperation extends OllamaOperation<OllamaChatRequest> {
  private final InputBound input;

  ChatOperation(InputBound input) {
    super(OllamaChatRequest.class, ModelRequest.CHAT);
    this.input = input;
  }

  @Override
  @Nullable String model(OllamaChatRequest params) {
    return params.getModel();
  }

  @Override
  void describe(OllamaChatRequest params, ModelRequest.Builder request) {
    request.maxOutputTokens(maxOutput(params.getOptions())).outputCappable(true);
  }

  @Override
  public OllamaChatRequest withModel(OllamaChatRequest params, String model) {
    OllamaChatRequest changed = ChangedSdkJson.of(params);
    changed.setModel(model);
    return changed;
  }

  @Override
  public OllamaChatRequest withMaxOutput(OllamaChatRequest params, ModelRequest granted) {
    OllamaChatRequest changed = ChangedSdkJson.of(params);
    changed.setOptions(limited(params.getOptions(), granted));
    return changed;
  }

  /** Copies what the SDK asks a request for; the lists stay those that it adds to. */
  static OllamaChatRequest copy(OllamaChatRequest from, OllamaChatRequest to) {
    to.setModel(from.getModel());
    to.setMessages(from.getMessages());
    to.setTools(from.getTools());
    to.setUseTools(from.isUseTools());
    to.setThink(from.getThink());
    to.setFormat(from.getFormat());
    to.setOptions(from.getOptions());
    to.setTemplate(from.getTemplate());
    to.setKeepAlive(from.getKeepAlive());
    to.setStream(from.isStream());
    return to;
  }

  /** What a picture amounts to is known to its model only. */
  @Override
  public @Nullable Usage atMost(OllamaChatRequest params, String model) {
    for (OllamaChatMessage message : params.getMessages()) {
      if (message.getImages() != null && !message.getImages().isEmpty()) {
        return null;
      }
    }
    return input.atMost(params, model);
  }

  @Override
  public @Nullable JsonNode outline(Object response) {
    OllamaChatResponseModel said =
        response instanceof OllamaChatResult result
            ? result.getResponseModel()
            : (OllamaChatResponseModel) response;
    return said == null
        ? null
        : outline(said.getModel())
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
