/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionCreateParams;
import io.costintent.call.ModelRequest;
import io.costintent.clients.InputBound;
import io.costintent.clients.Outline;
import io.costintent.clients.SdkOperation;
import io.costintent.usage.Usage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A legacy completion, which has a prompt instead of messages. */
final class CompletionOperation extends SdkOperation<CompletionCreateParams> {
  private static final long MAX_TOKENS_UNLESS_SET = 16;

  private final StreamUsage streamUsage;
  private final InputBound input;

  CompletionOperation(Outline outline, boolean streamUsage, InputBound input) {
    super(CompletionCreateParams.class, ModelRequest.TEXT_COMPLETION, "openai.chat", outline);
    this.input = input;
    this.streamUsage = new StreamUsage(outline, streamUsage);
  }

  @Override
  protected Object model(CompletionCreateParams params) {
    return params._model();
  }

  @Override
  protected void describe(
      CompletionCreateParams params, boolean streaming, ModelRequest.Builder request) {
    long candidates =
        Math.max(OutputLimit.number(params._n(), 1), OutputLimit.number(params._bestOf(), 1));
    request
        .usageExpected(!streaming || streamUsage.isAsked(params.streamOptions()))
        .maxOutputTokens(OutputLimit.number(params._maxTokens(), MAX_TOKENS_UNLESS_SET))
        .candidates(candidates)
        .outputCappable(true);
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

  @Override
  public CompletionCreateParams withMaxOutput(CompletionCreateParams params, ModelRequest granted) {
    return params.toBuilder().maxTokens(granted.maxOutputTokens()).build();
  }

  @Override
  public @Nullable Usage atMost(CompletionCreateParams params, String model) {
    return input.atMost(params._body(), model, Set.of("prompt"));
  }
}
