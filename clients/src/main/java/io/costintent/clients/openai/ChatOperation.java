/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Outline;
import io.costintent.clients.SdkOperation;
import org.jspecify.annotations.Nullable;

/** A chat completion. */
final class ChatOperation extends SdkOperation<ChatCompletionCreateParams> {
  private final StreamUsage streamUsage;

  ChatOperation(Outline outline, boolean streamUsage) {
    super(ChatCompletionCreateParams.class, ModelRequest.CHAT, "openai.chat", outline);
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
  protected void describe(
      ChatCompletionCreateParams params, boolean streaming, ModelRequest.Builder request) {
    request.usageExpected(!streaming || streamUsage.isAsked(params.streamOptions()));
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
}
