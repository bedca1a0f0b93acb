/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static java.util.Objects.requireNonNull;

import io.costintent.call.Guarded;
import io.costintent.call.ModelRequest;
import io.costintent.springai.facts.Billers;
import io.costintent.springai.facts.GrantedOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.image.ImagePrompt;

/** One model, and what it is asked. Thread-safe. */
final class AskedModel {
  private final Object model;
  private final SpringAiCalls calls;
  private final ModelOptions options;
  private final GrantedOptions granted;
  private final String system;

  AskedModel(Object model, SpringAiCalls calls, ModelOptions options) {
    this.model = requireNonNull(model, "model");
    this.calls = requireNonNull(calls, "calls");
    this.options = requireNonNull(options, "options");
    this.granted = new GrantedOptions(calls.getters());
    this.system = Billers.systemOf(model.getClass());
  }

  /** Whether this is what models are called with. */
  static boolean isRequest(@Nullable Object argument) {
    return argument instanceof Prompt
        || argument instanceof EmbeddingRequest
        || argument instanceof ImagePrompt;
  }

  Object model() {
    return model;
  }

  SpringAiCalls calls() {
    return calls;
  }

  ModelRequest asked(Object request, boolean streaming) {
    boolean chat = request instanceof Prompt;
    return calls
        .request(request, defaults(), system, options, streaming)
        .modelChangeable(chat)
        .outputCappable(chat)
        .enclosing(options.isEnclosing())
        .build();
  }

  /** The model's own options, by their name in the later generation or the one before. */
  private @Nullable Object defaults() {
    Object current = calls.getters().get(model, "getOptions");
    return current == null ? calls.getters().get(model, "getDefaultOptions") : current;
  }

  /** Returns what to send: {@code request} itself where all was granted. */
  Object granted(Object request, ModelRequest asked, ModelRequest grant) {
    boolean same =
        grant.model().equals(asked.model()) && grant.maxOutputTokens() == asked.maxOutputTokens();
    return same || !(request instanceof Prompt prompt)
        ? request
        : Guarded.get(
            "granted request", () -> this.granted.in(prompt, defaults(), asked, grant), request);
  }
}
