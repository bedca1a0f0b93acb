/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.observation.ChatModelObservationConvention;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.observation.EmbeddingModelObservationConvention;
import org.springframework.ai.image.ImageOptions;
import org.springframework.ai.image.observation.ImageModelObservationConvention;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import org.springframework.ai.openai.OpenAiImageModel;
import org.springframework.ai.openai.OpenAiImageOptions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The models of Spring AI 2.0, whose starters do what these beans do. */
final class Models20 implements Models {
  private static final String KEY = "sk-simulated";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Override
  public boolean isSecond() {
    return true;
  }

  @Override
  public Class<?> openAi() {
    return OpenAi.class;
  }

  @Override
  public Class<?> anthropic() {
    return Anthropic.class;
  }

  @Override
  public ChatOptions openAiChat(String model) {
    return OpenAiChatOptions.builder().model(model).build();
  }

  @Override
  public ChatOptions anthropicChat(String model) {
    return AnthropicChatOptions.builder().model(model).maxTokens(500).build();
  }

  @Override
  public EmbeddingOptions openAiEmbedding(String model) {
    return OpenAiEmbeddingOptions.builder().model(model).build();
  }

  @Override
  public ImageOptions openAiImage(String model) {
    return OpenAiImageOptions.builder().model(model).build();
  }

  private static int retries(Environment environment) {
    return environment.getProperty(ATTEMPTS, Integer.class, 1) - 1;
  }

  /** What the starter of OpenAI has. */
  @Configuration(proxyBeanMethods = false)
  static class OpenAi {
    private static String url(Environment environment) {
      return environment.getRequiredProperty(URL) + "/v1";
    }

    @Bean
    OpenAiChatModel openAiChatModel(
        Environment environment,
        ObjectProvider<ObservationRegistry> registries,
        ObjectProvider<ChatModelObservationConvention> conventions) {
      OpenAiChatModel model =
          OpenAiChatModel.builder()
              .options(
                  OpenAiChatOptions.builder()
                      .baseUrl(url(environment))
                      .apiKey(KEY)
                      .timeout(TIMEOUT)
                      .maxRetries(retries(environment))
                      .model("gpt-4o")
                      .build())
              .observationRegistry(registries.getIfUnique(() -> ObservationRegistry.NOOP))
              .build();
      conventions.ifAvailable(model::setObservationConvention);
      return model;
    }

    @Bean
    OpenAiEmbeddingModel openAiEmbeddingModel(
        Environment environment,
        ObjectProvider<ObservationRegistry> registries,
        ObjectProvider<EmbeddingModelObservationConvention> conventions) {
      OpenAiEmbeddingModel model =
          OpenAiEmbeddingModel.builder()
              .options(
                  OpenAiEmbeddingOptions.builder()
                      .baseUrl(url(environment))
                      .apiKey(KEY)
                      .maxRetries(retries(environment))
                      .model("text-embedding-3-small")
                      .build())
              .observationRegistry(registries.getIfUnique(() -> ObservationRegistry.NOOP))
              .build();
      conventions.ifAvailable(model::setObservationConvention);
      return model;
    }

    @Bean
    OpenAiImageModel openAiImageModel(
        Environment environment,
        ObjectProvider<ObservationRegistry> registries,
        ObjectProvider<ImageModelObservationConvention> conventions) {
      OpenAiImageModel model =
          OpenAiImageModel.builder()
              .options(
                  OpenAiImageOptions.builder()
                      .baseUrl(url(environment))
                      .apiKey(KEY)
                      .maxRetries(retries(environment))
                      .model("gpt-image-1")
                      .build())
              .observationRegistry(registries.getIfUnique(() -> ObservationRegistry.NOOP))
              .build();
      conventions.ifAvailable(model::setObservationConvention);
      return model;
    }
  }

  /** What the starter of Anthropic has. */
  @Configuration(proxyBeanMethods = false)
  static class Anthropic {
    @Bean
    AnthropicChatModel anthropicChatModel(
        Environment environment,
        ObjectProvider<ObservationRegistry> registries,
        ObjectProvider<ChatModelObservationConvention> conventions) {
      AnthropicChatModel model =
          AnthropicChatModel.builder()
              .options(
                  AnthropicChatOptions.builder()
                      .baseUrl(environment.getRequiredProperty(URL))
                      .apiKey(KEY)
                      .timeout(TIMEOUT)
                      .maxRetries(retries(environment))
                      .model("claude-sonnet-4-5")
                      .maxTokens(500)
                      .build())
              .observationRegistry(registries.getIfUnique(() -> ObservationRegistry.NOOP))
              .build();
      conventions.ifAvailable(model::setObservationConvention);
      return model;
    }
  }
}
