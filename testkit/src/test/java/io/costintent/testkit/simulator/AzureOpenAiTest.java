/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.azure.AzureOpenAIServiceVersion;
import com.openai.azure.AzureUrlPathMode;
import com.openai.azure.credential.AzureApiKeyCredential;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import java.util.List;
import org.junit.jupiter.api.Test;

class AzureOpenAiTest extends SimulatorTest {
  private static final ChatCompletionCreateParams CHAT =
      ChatCompletionCreateParams.builder().model("chat-prod").addUserMessage("Hello").build();

  private final OpenAIClient deployments = client("", AzureUrlPathMode.LEGACY);
  private final OpenAIClient unified = client("/openai/v1", AzureUrlPathMode.UNIFIED);

  private OpenAIClient client(String path, AzureUrlPathMode mode) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(simulator.baseUrl() + path)
        .credential(AzureApiKeyCredential.create("simulated"))
        .azureServiceVersion(AzureOpenAIServiceVersion.fromString("2024-10-21"))
        .azureUrlPathMode(mode)
        .maxRetries(0)
        .timeout(TIMEOUT)
        .build();
  }

  @Test
  void chat_isServedByDeployment() {
    simulator.enqueue(Reply.builder().responseModel("gpt-5.4-2026-03-05").build());

    var completion = deployments.chat().completions().create(CHAT).validate();

    assertThat(completion.model()).isEqualTo("gpt-5.4-2026-03-05");
    assertThat(simulator.requests().get(0).path())
        .isEqualTo("/openai/deployments/chat-prod/chat/completions");
    assertThat(simulator.requests().get(0).model()).isEqualTo("chat-prod");
  }

  @Test
  void chat_isServedByTheUnifiedSurface() {
    unified.chat().completions().create(CHAT).validate();

    assertThat(simulator.requests().get(0).path()).isEqualTo("/openai/v1/chat/completions");
    assertThat(simulator.requests().get(0).model()).isEqualTo("chat-prod");
  }

  @Test
  void stream_beginsWithWhatTheFilterFound() {
    try (StreamResponse<ChatCompletionChunk> stream =
        deployments.chat().completions().createStreaming(CHAT)) {
      List<ChatCompletionChunk> chunks = stream.stream().toList();

      assertThat(chunks.get(0).choices()).isEmpty();
      assertThat(chunks.get(0).model()).isEmpty();
      assertThat(chunks.get(1).choices()).isNotEmpty();
    }
  }

  @Test
  void embeddingsAndResponses_areServedOnBothSurfaces() {
    EmbeddingCreateParams embedding =
        EmbeddingCreateParams.builder().model("embed").input("Hello").build();
    ResponseCreateParams response =
        ResponseCreateParams.builder().model("chat-prod").input("Hello").build();

    deployments.embeddings().create(embedding).validate();
    unified.embeddings().create(embedding).validate();
    deployments.responses().create(response).validate();
    unified.responses().create(response).validate();

    assertThat(simulator.requests())
        .extracting(RecordedRequest::path)
        .containsExactly(
            "/openai/deployments/embed/embeddings",
            "/openai/v1/embeddings",
            "/openai/deployments/chat-prod/responses",
            "/openai/v1/responses");
  }
}
