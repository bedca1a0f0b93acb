/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.models.audio.translations.TranslationCreateParams;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.images.ImageEditParams;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Operation;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

/** The operations that the simulator has no endpoint for. */
class OpenAiOperationsTest {
  private static final Endpoint OPENAI = Endpoint.of("openai");

  private final CompletionCreateParams completion =
      CompletionCreateParams.builder().model("gpt-3.5-turbo-instruct").prompt("hello").build();
  private final ImageEditParams edit =
      ImageEditParams.builder()
          .model("gpt-image-1")
          .prompt("hello")
          .image(new ByteArrayInputStream(new byte[0]))
          .build();

  @Test
  void completion_isARequestThatExpectsUsageOnlyWhenAsked() {
    Operation<CompletionCreateParams> plain = operation(OpenAiOptions.defaults(), completion);
    Operation<CompletionCreateParams> asking =
        operation(OpenAiOptions.defaults().withStreamUsage(), completion);

    ModelRequest request = plain.request(completion, true, OPENAI);

    assertThat(request.operation()).isEqualTo(ModelRequest.TEXT_COMPLETION);
    assertThat(request.model()).isEqualTo("gpt-3.5-turbo-instruct");
    assertThat(request.isUsageExpected()).isFalse();
    assertThat(plain.prepare(completion, true)).isSameAs(completion);
    assertThat(asking.prepare(completion, false)).isSameAs(completion);
    assertThat(asking.request(asking.prepare(completion, true), true, OPENAI).isUsageExpected())
        .isTrue();
  }

  @Test
  void completion_changesItsModelAlone() {
    Operation<CompletionCreateParams> operation = operation(OpenAiOptions.defaults(), completion);

    assertThat(operation.withModel(completion, "davinci-002"))
        .isEqualTo(completion.toBuilder().model("davinci-002").build());
  }

  @Test
  void imageEdit_isARequestForItsModel() {
    Operation<ImageEditParams> operation = operation(OpenAiOptions.defaults(), edit);

    ModelRequest request = operation.request(edit, false, OPENAI);

    assertThat(request.operation()).isEqualTo(ModelRequest.GENERATE_CONTENT);
    assertThat(request.model()).isEqualTo("gpt-image-1");
    assertThat(operation.withModel(edit, "gpt-image-1-mini").model().orElseThrow().asString())
        .isEqualTo("gpt-image-1-mini");
  }

  @Test
  @SuppressWarnings("deprecation") // who still translates is still billed
  void translation_hasNoBoundAndCanBeOfAnotherModel() {
    TranslationCreateParams translation =
        TranslationCreateParams.builder().model("whisper-1").file(new byte[4]).build();
    Operation<TranslationCreateParams> operation = operation(OpenAiOptions.defaults(), translation);

    assertThat(operation.atMost(translation, "whisper-1")).isNull();
    assertThat(operation.withModel(translation, "whisper-2").model().asString())
        .isEqualTo("whisper-2");
  }

  @SuppressWarnings("unchecked") // the table is by the type of the parameters
  private static <P> Operation<P> operation(OpenAiOptions options, P params) {
    return (Operation<P>) new OpenAiSdk(options).operation("create", params);
  }
}
