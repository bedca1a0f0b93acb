/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Outline;
import io.costintent.clients.SdkOperation;
import io.costintent.usage.Usage;
import org.jspecify.annotations.Nullable;

/** Speech to text: billed by tokens or by duration, as the response tells. */
final class TranscriptionOperation extends SdkOperation<TranscriptionCreateParams> {
  TranscriptionOperation(Outline outline) {
    super(
        TranscriptionCreateParams.class,
        ModelRequest.GENERATE_CONTENT,
        "openai.transcriptions",
        outline);
  }

  @Override
  protected Object model(TranscriptionCreateParams params) {
    return params.model();
  }

  /** How long the audio is, only its stream would tell, which is not for us to read. */
  @Override
  public @Nullable Usage atMost(TranscriptionCreateParams params, String model) {
    return null;
  }

  @Override
  public TranscriptionCreateParams withModel(TranscriptionCreateParams params, String model) {
    return params.toBuilder().model(model).build();
  }
}
