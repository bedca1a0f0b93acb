/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import io.costintent.testkit.conformance.ConformancePrices;
import java.net.URI;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.document.MetadataMode;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

/** Models of Spring AI 1.1 as an application builds them, that nothing observes. */
final class SpringAiModels {
  static OpenAiApi api(URI url) {
    return OpenAiApi.builder()
        .baseUrl(url.toString())
        .apiKey("sk")
        .restClientBuilder(RestClient.builder().requestFactory(new JdkClientHttpRequestFactory()))
        .webClientBuilder(WebClient.builder().clientConnector(new JdkClientHttpConnector()))
        .build();
  }

  static RetryTemplate once() {
    return RetryTemplate.builder().maxAttempts(1).noBackoff().build();
  }

  static OpenAiChatOptions options(String model) {
    return OpenAiChatOptions.builder().model(model).streamUsage(true).build();
  }

  static OpenAiChatModel chats(URI url) {
    return OpenAiChatModel.builder()
        .openAiApi(api(url))
        .defaultOptions(options(ConformancePrices.MODEL))
        .retryTemplate(once())
        .build();
  }

  static OpenAiEmbeddingModel embeddings(URI url) {
    return new OpenAiEmbeddingModel(
        api(url),
        MetadataMode.EMBED,
        OpenAiEmbeddingOptions.builder().model(ConformancePrices.MODEL).build(),
        once());
  }

  static Prompt prompt(String model, String text) {
    return new Prompt(text, options(model));
  }

  static String text(ChatResponse response) {
    String text = response.getResult() == null ? null : response.getResult().getOutput().getText();
    return text == null ? "" : text;
  }

  private SpringAiModels() {}
}
