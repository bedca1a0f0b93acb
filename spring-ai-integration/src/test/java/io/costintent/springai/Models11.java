/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.anthropic.api.AnthropicApi;
import org.springframework.ai.chat.observation.ChatModelObservationConvention;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.document.MetadataMode;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.observation.EmbeddingModelObservationConvention;
import org.springframework.ai.image.ImageOptions;
import org.springframework.ai.image.observation.ImageModelObservationConvention;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import org.springframework.ai.openai.OpenAiImageModel;
import org.springframework.ai.openai.OpenAiImageOptions;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.ai.openai.api.OpenAiImageApi;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.retry.support.RetryTemplate;

/** The models of Spring AI 1.1, whose starters do what these beans do. */
final class Models11 implements Models {
  private static final String KEY = "sk-simulated";

  @Override
  public boolean isSecond() {
    return false;
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
    return AnthropicChatOptions.builder().model(model).build();
  }

  @Override
  public EmbeddingOptions openAiEmbedding(String model) {
    return OpenAiEmbeddingOptions.builder().model(model).build();
  }

  @Override
  public ImageOptions openAiImage(String model) {
    return OpenAiImageOptions.builder().model(model).build();
  }

  private static RetryTemplate retries(Environment environment) {
    int attempts = environment.getProperty(ATTEMPTS, Integer.class, 1);
    return RetryTemplate.builder().maxAttempts(attempts).noBackoff().build();
  }

  private static ToolCallingManager tools(ObservationRegistry registry) {
    return ToolCallingManager.builder().observationRegistry(registry).build();
  }

  /** What the starter of OpenAI has. */
  @Configuration(proxyBeanMethods = false)
  static class OpenAi {
    @Bean
    OpenAiChatModel openAiChatModel(
        Environment environment,
        ObjectProvider<ObservationRegistry> registries,
        ObjectProvider<ChatModelObservationConvention> conventions) {
      ObservationRegistry registry = registries.getIfUnique(() -> ObservationRegistry.NOOP);
      OpenAiChatModel model =
          OpenAiChatModel.builder()
              .openAiApi(
                  OpenAiApi.builder()
                      .baseUrl(environment.getRequiredProperty(URL))
                      .apiKey(KEY)
                      .build())
              .defaultOptions(
                  OpenAiChatOptions.builder()
                      .model("gpt-4o")
                      .streamUsage(environment.getProperty(STREAM_USAGE, Boolean.class, true))
                      .build())
              .retryTemplate(retries(environment))
              .toolCallingManager(tools(registry))
              .observationRegistry(registry)
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
          new OpenAiEmbeddingModel(
              OpenAiApi.builder().baseUrl(environment.getRequiredProperty(URL)).apiKey(KEY).build(),
              MetadataMode.EMBED,
              OpenAiEmbeddingOptions.builder().model("text-embedding-3-small").build(),
              retries(environment),
              registries.getIfUnique(() -> ObservationRegistry.NOOP));
      conventions.ifAvailable(model::setObservationConvention);
      return model;
    }

    @Bean
    OpenAiImageModel openAiImageModel(
        Environment environment,
        ObjectProvider<ObservationRegistry> registries,
        ObjectProvider<ImageModelObservationConvention> conventions) {
      OpenAiImageModel model =
          new OpenAiImageModel(
              OpenAiImageApi.builder()
                  .baseUrl(environment.getRequiredProperty(URL))
                  .apiKey(KEY)
                  .build(),
              OpenAiImageOptions.builder().model("gpt-image-1").build(),
              retries(environment),
              registries.getIfUnique(() -> ObservationRegistry.NOOP));
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
      ObservationRegistry registry = registries.getIfUnique(() -> ObservationRegistry.NOOP);
      AnthropicChatModel model =
          AnthropicChatModel.builder()
              .anthropicApi(
                  AnthropicApi.builder()
                      .baseUrl(environment.getRequiredProperty(URL))
                      .apiKey(KEY)
                      .build())
              .defaultOptions(
                  AnthropicChatOptions.builder().model("claude-sonnet-4-5").maxTokens(500).build())
              .retryTemplate(retries(environment))
              .toolCallingManager(tools(registry))
              .observationRegistry(registry)
              .build();
      conventions.ifAvailable(model::setObservationConvention);
      return model;
    }
  }
}
