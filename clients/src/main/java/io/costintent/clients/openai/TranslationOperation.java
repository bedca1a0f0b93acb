/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.models.audio.translations.TranslationCreateParams;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Outline;
import io.costintent.clients.SdkOperation;
import io.costintent.usage.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Speech to English text, which the SDK calls obsolete and the provider still bills, by duration.
 */
@SuppressWarnings("deprecation") // see above
final class TranslationOperation extends SdkOperation<TranslationCreateParams> {
  TranslationOperation(Outline outline) {
    super(
        TranslationCreateParams.class,
        ModelRequest.GENERATE_CONTENT,
        "openai.transcriptions",
        outline);
  }

  @Override
  protected Object model(TranslationCreateParams params) {
    return params.model();
  }

  /** How long the audio is, only its stream would tell, which is not for us to read. */
  @Override
  public @Nullable Usage atMost(TranslationCreateParams params, String model) {
    return null;
  }

  @Override
  public TranslationCreateParams withModel(TranslationCreateParams params, String model) {
    return params.toBuilder().model(model).build();
  }
}
