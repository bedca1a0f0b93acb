/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.models.audio.speech.SpeechCreateParams;
import io.costintent.call.ModelRequest;
import io.costintent.clients.InputBound;
import io.costintent.clients.Outline;
import io.costintent.clients.SdkOperation;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import org.jspecify.annotations.Nullable;

/**
 * Text to speech: audio, which is billed by the characters of the text as far as anybody can tell,
 * or events, of which the last one tells tokens.
 */
final class SpeechOperation extends SdkOperation<SpeechCreateParams> {
  private static final String FORMAT = "stream_format";

  private final Outline request;
  private final InputBound input;

  /** Creates the operation; {@code request} has what version 1 has no getter for. */
  SpeechOperation(Outline outline, Outline request, InputBound input) {
    super(SpeechCreateParams.class, ModelRequest.GENERATE_CONTENT, "openai.speech", outline);
    this.request = request;
    this.input = input;
  }

  @Override
  protected Object model(SpeechCreateParams params) {
    return params._model();
  }

  @Override
  protected void describe(
      SpeechCreateParams params, boolean streaming, ModelRequest.Builder request) {
    request.streaming(isEvents(params));
  }

  private boolean isEvents(SpeechCreateParams params) {
    return "sse".equals(request.read(params._body()).path(FORMAT).textValue());
  }

  @Override
  public @Nullable Usage billedByRequest(SpeechCreateParams params) {
    return isEvents(params) ? null : characters(params);
  }

  @Override
  public @Nullable Usage atMost(SpeechCreateParams params, String model) {
    return isEvents(params) ? input.atMost(params._body(), model) : characters(params);
  }

  private static @Nullable Usage characters(SpeechCreateParams params) {
    String text = params._input().asKnown().orElse(null);
    return text == null
        ? null
        : Usage.of(UsageUnit.INPUT_CHARACTERS, text.codePointCount(0, text.length()));
  }

  @Override
  public SpeechCreateParams withModel(SpeechCreateParams params, String model) {
    return params.toBuilder().model(model).build();
  }
}
