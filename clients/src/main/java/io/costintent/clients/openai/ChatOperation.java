/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import io.costintent.call.ModelRequest;
import io.costintent.clients.InputBound;
import io.costintent.clients.Outline;
import io.costintent.clients.SdkOperation;
import io.costintent.usage.Usage;
import org.jspecify.annotations.Nullable;

/** A chat completion. */
final class ChatOperation extends SdkOperation<ChatCompletionCreateParams> {
  private final StreamUsage streamUsage;
  private final InputBound input;

  ChatOperation(Outline outline, boolean streamUsage, InputBound input) {
    super(ChatCompletionCreateParams.class, ModelRequest.CHAT, "openai.chat", outline);
    this.input = input;
    this.streamUsage = new StreamUsage(outline, streamUsage);
  }

  @Override
  protected Object model(ChatCompletionCreateParams params) {
    return params._model();
  }

  @Override
  protected @Nullable Object serviceTier(ChatCompletionCreateParams params) {
    return params.serviceTier().orElse(null);
  }

  @Override
  @SuppressWarnings("deprecation") // max_tokens is all that many who speak the protocol know
  protected void describe(
      ChatCompletionCreateParams params, boolean streaming, ModelRequest.Builder request) {
    request
        .usageExpected(!streaming || streamUsage.isAsked(params.streamOptions()))
        .maxOutputTokens(OutputLimit.smallest(params._maxCompletionTokens(), params._maxTokens()))
        .candidates(OutputLimit.number(params._n(), 1))
        .outputCappable(true);
  }

  @Override
  public ChatCompletionCreateParams prepare(ChatCompletionCreateParams params, boolean streaming) {
    if (!streaming || !streamUsage.isMissing(params.streamOptions())) {
      return params;
    }
    ChatCompletionStreamOptions options = StreamUsage.added(params.streamOptions());
    return params.toBuilder().streamOptions(options).build();
  }

  @Override
  public ChatCompletionCreateParams withModel(ChatCompletionCreateParams params, String model) {
    return params.toBuilder().model(model).build();
  }

  @Override
  @SuppressWarnings("deprecation") // as above
  public ChatCompletionCreateParams withMaxOutput(
      ChatCompletionCreateParams params, ModelRequest granted) {
    long limit = granted.maxOutputTokens();
    boolean asked = !params._maxTokens().isMissing();
    ChatCompletionCreateParams.Builder changed = params.toBuilder();
    return asked || OutputLimit.isNamedAsByOthers(granted.provider())
        ? changed.maxTokens(limit).build()
        : changed.maxCompletionTokens(limit).build();
  }

  @Override
  public @Nullable Usage atMost(ChatCompletionCreateParams params, String model) {
    return input.atMost(params._body(), model);
  }
}
