/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionCreateParams;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Outline;
import io.costintent.clients.SdkOperation;

/** A legacy completion, which has a prompt instead of messages. */
final class CompletionOperation extends SdkOperation<CompletionCreateParams> {
  private final StreamUsage streamUsage;

  CompletionOperation(Outline outline, boolean streamUsage) {
    super(CompletionCreateParams.class, ModelRequest.TEXT_COMPLETION, "openai.chat", outline);
    this.streamUsage = new StreamUsage(outline, streamUsage);
  }

  @Override
  protected Object model(CompletionCreateParams params) {
    return params._model();
  }

  @Override
  protected void describe(
      CompletionCreateParams params, boolean streaming, ModelRequest.Builder request) {
    request.usageExpected(!streaming || streamUsage.isAsked(params.streamOptions()));
  }

  @Override
  public CompletionCreateParams prepare(CompletionCreateParams params, boolean streaming) {
    if (!streaming || !streamUsage.isMissing(params.streamOptions())) {
      return params;
    }
    ChatCompletionStreamOptions options = StreamUsage.added(params.streamOptions());
    return params.toBuilder().streamOptions(options).build();
  }

  @Override
  public CompletionCreateParams withModel(CompletionCreateParams params, String model) {
    return params.toBuilder().model(model).build();
  }
}
