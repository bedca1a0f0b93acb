/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.models.embeddings.EmbeddingCreateParams;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiEmbeddingsTest extends SimulatorTest {
  private static final String MODEL = "text-embedding-3-small";

  private final OpenAIClient client = Clients.openAi(simulator);

  @ParameterizedTest
  @ValueSource(strings = {"float", "base64"})
  void embedding_hasTheRequestedLengthInEitherEncoding(String encoding) {
    var request =
        EmbeddingCreateParams.builder()
            .model(MODEL)
            .inputOfArrayOfStrings(List.of("one", "two"))
            .dimensions(3)
            .encodingFormat(EmbeddingCreateParams.EncodingFormat.of(encoding))
            .build();

    var response = client.embeddings().create(request).validate();

    assertThat(response.model()).isEqualTo(MODEL);
    assertThat(response.data()).hasSize(2);
    assertThat(response.data().get(1).index()).isEqualTo(1);
    assertThat(response.data().get(0).embedding()).containsExactly(0.25f, 0.25f, 0.25f);
  }

  @Test
  void embedding_parsesWithTheClientsOwnEncoding() {
    simulator.enqueue(Reply.builder().usage(WireUsage.of(17, 0)).build());

    var response =
        client
            .embeddings()
            .create(EmbeddingCreateParams.builder().model(MODEL).input("one").build())
            .validate();

    assertThat(response.data()).hasSize(1);
    assertThat(response.data().get(0).embedding()).hasSize(8);
    assertThat(response.usage().promptTokens()).isEqualTo(17);
    assertThat(response.usage().totalTokens()).isEqualTo(17);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"\"text\" | 1", "[1, 2, 3] | 1", "[[1, 2], [3]] | 2", "[\"a\", \"b\"] | 2"})
  void embeddings_areAsManyAsInputs(String input, int expected) throws Exception {
    var response = post("/v1/embeddings", "{\"model\": \"m\", \"input\": " + input + "}");

    assertThat(json(response).path("data")).hasSize(expected);
  }

  @Test
  void embedding_canLackUsage() throws Exception {
    simulator.enqueue(Reply.builder().withoutUsage().build());

    assertThat(json(post("/v1/embeddings", QUESTION)).has("usage")).isFalse();
  }

  @Test
  void embedding_reportsARecordedUsageAsItIs() throws Exception {
    simulator.enqueue(Reply.builder().usage(WireUsage.ofJson("{\"total_tokens\": 5}")).build());

    var body = json(post("/v1/embeddings", QUESTION));

    assertThat(body.path("usage")).hasToString("{\"total_tokens\":5}");
  }
}
