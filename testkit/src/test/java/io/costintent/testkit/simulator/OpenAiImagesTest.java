/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageEditStreamEvent;
import com.openai.models.images.ImageGenStreamEvent;
import com.openai.models.images.ImageGenerateParams;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class OpenAiImagesTest extends SimulatorTest {
  private static final ImageGenerateParams REQUEST =
      ImageGenerateParams.builder().model("gpt-image-1").prompt("A lighthouse").n(2).build();

  private static final byte[] PICTURE = {(byte) 0x89, '\r', '\n', '-', '-', (byte) 0xff};

  // of each test: the SDK makes a stream of the bytes, which can be read once
  private final ImageEditParams edit =
      ImageEditParams.builder()
          .model("gpt-image-1")
          .prompt("A taller lighthouse — ü")
          .image(PICTURE)
          .build();

  private final OpenAIClient client = Clients.openAi(simulator);

  @Test
  void images_areAsManyAsRequested() {
    var response = client.images().generate(REQUEST).validate();

    assertThat(response.data().orElseThrow()).hasSize(2);
    byte[] png =
        Base64.getDecoder().decode(response.data().orElseThrow().get(0).b64Json().orElseThrow());
    assertThat(new String(png, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
    assertThat(response.usage().orElseThrow().outputTokens()).isEqualTo(544);
  }

  @Test
  void images_tellTextFromImageTokens() {
    simulator.enqueue(
        Reply.builder()
            .usage(WireUsage.builder().input(60).imageInput(50).output(1056).build())
            .build());

    var usage = client.images().generate(REQUEST).validate().usage().orElseThrow();

    assertThat(usage.inputTokens()).isEqualTo(60);
    assertThat(usage.inputTokensDetails().imageTokens()).isEqualTo(50);
    assertThat(usage.inputTokensDetails().textTokens()).isEqualTo(10);
    assertThat(usage.outputTokens()).isEqualTo(1056);
    assertThat(usage.totalTokens()).isEqualTo(1116);
  }

  @Test
  void images_canSpendOutputOnText() throws Exception {
    simulator.enqueue(
        Reply.builder()
            .usage(WireUsage.builder().input(60).output(1056).imageOutput(1000).build())
            .build());

    var usage =
        json(post("/v1/images/generations", "{\"prompt\": \"A lighthouse\"}")).path("usage");

    assertThat(usage.path("output_tokens_details").path("text_tokens").asInt()).isEqualTo(56);
    assertThat(simulator.requests().get(0).model()).isEqualTo("gpt-image-1");
  }

  @Test
  void images_canLackUsage() {
    simulator.enqueue(Reply.builder().withoutUsage().build());

    assertThat(client.images().generate(REQUEST).validate().usage()).isEmpty();
  }

  @Test
  void images_reportARecordedUsageAsItIs() throws Exception {
    simulator.enqueue(Reply.builder().usage(WireUsage.ofJson("{\"total_tokens\": 5}")).build());

    var body = json(post("/v1/images/generations", QUESTION));

    assertThat(body.path("usage")).hasToString("{\"total_tokens\":5}");
  }

  @Test
  void streamedImages_endWithTheWholeOneAndUsage() {
    var stream = client.images().generateStreaming(REQUEST.toBuilder().partialImages(2).build());

    var events = stream.stream().map(ImageGenStreamEvent::validate).toList();

    assertThat(events).hasSize(3);
    assertThat(events.get(1).asGenerationPartialImage().partialImageIndex()).isEqualTo(1);
    assertThat(events.get(2).asGenerationCompleted().usage().outputTokens()).isEqualTo(272);
  }

  @Test
  void editedImages_areAForm() {
    simulator.enqueue(
        Reply.builder()
            .usage(WireUsage.builder().input(60).imageInput(50).output(1056).build())
            .build());

    var response = client.images().edit(edit).validate();

    assertThat(response.usage().orElseThrow().inputTokensDetails().imageTokens()).isEqualTo(50);
    RecordedRequest request = simulator.requests().get(0);
    assertThat(request.model()).isEqualTo("gpt-image-1");
    assertThat(request.body().path("prompt").asText()).isEqualTo("A taller lighthouse — ü");
    assertThat(request.body().path("image").path("bytes").asInt()).isEqualTo(PICTURE.length);
  }

  @Test
  void editedImages_canBeStreamed() {
    var stream = client.images().editStreaming(edit);

    var events = stream.stream().map(ImageEditStreamEvent::validate).toList();

    assertThat(events).hasSize(1);
    assertThat(events.get(0).asCompleted().usage().outputTokens()).isEqualTo(272);
  }
}
