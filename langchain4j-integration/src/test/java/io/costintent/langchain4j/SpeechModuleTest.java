/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.model.audio.TextToSpeechModel;
import dev.langchain4j.model.audio.TextToSpeechResponse;
import io.costintent.call.CallRecord;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Speech, which LangChain4j has models for since 1.19. */
class SpeechModuleTest {
  private static final Audio WAVE =
      Audio.builder().base64Data("AAAA").mimeType("audio/wav").build();

  @RegisterExtension final Harness harness = new Harness();

  @Test
  void speech_isCountedByCharacters() {
    TextToSpeechModel model = request -> TextToSpeechResponse.from(WAVE);

    TrackedModels.wrap(
            TextToSpeechModel.class,
            model,
            harness.tracking(),
            ModelOptions.defaults().withProvider("openai").withModel("tts-1"))
        .synthesize("a heron");

    CallRecord record = harness.takeRecord();
    assertThat(record.request().operation()).isEqualTo("generate_content");
    Usage usage = requireNonNull(record.usage());
    assertThat(usage.quantity(UsageUnit.INPUT_CHARACTERS)).isEqualTo("a heron".length());
    assertThat(usage.flaws()).containsExactly(UsageFlaw.COUNTED_BY_CLIENT);
  }
}
