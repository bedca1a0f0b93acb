/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.document.MetadataMode;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import org.springframework.ai.openai.OpenAiImageModel;
import org.springframework.ai.openai.OpenAiImageOptions;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.ai.openai.api.OpenAiImageApi;
import org.springframework.ai.tool.function.FunctionToolCallback;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

/** A Boot 3.5 application with models of Spring AI 1.1, which have HTTP clients of Spring's. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SpringAi1Program {
  private static final String KEY = "sk-herons";

  /** What the tool is asked. */
  record Question(String bird) {}

  private interface Work {
    String answer();
  }

  @Bean
  OpenAiApi api(@Value("${provider}") String url, RestClient.Builder rest, WebClient.Builder web) {
    return OpenAiApi.builder()
        .baseUrl(url)
        .apiKey(KEY)
        .restClientBuilder(rest)
        .webClientBuilder(web)
        .build();
  }

  @Bean
  ChatModel chatModel(OpenAiApi api, ObservationRegistry observations) {
    return OpenAiChatModel.builder().openAiApi(api).observationRegistry(observations).build();
  }

  @Bean
  EmbeddingModel embeddingModel(OpenAiApi api, ObservationRegistry observations) {
    return new OpenAiEmbeddingModel(
        api,
        MetadataMode.EMBED,
        OpenAiEmbeddingOptions.builder().model("unused").build(),
        once(),
        observations);
  }

  @Bean
  ImageModel imageModel(
      @Value("${provider}") String url, RestClient.Builder rest, ObservationRegistry observations) {
    OpenAiImageApi api =
        OpenAiImageApi.builder().baseUrl(url).apiKey(KEY).restClientBuilder(rest).build();
    return new OpenAiImageModel(
        api, OpenAiImageOptions.builder().model("unused").build(), once(), observations);
  }

  private static RetryTemplate once() {
    return RetryTemplate.builder().maxAttempts(1).noBackoff().build();
  }

  /**
   * Runs the program.
   *
   * @param args the provider's address
   */
  public static void main(String[] args) {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(SpringAi1Program.class)
            .web(WebApplicationType.NONE)
            .properties(Map.of("provider", args[0], "spring.main.banner-mode", "off"))
            .run()) {
      for (String kind : List.of("", "denied-")) {
        chat(context, kind + "spring-ai-1-chat");
        client(context, kind + "spring-ai-1-client");
        stream(context, kind + "spring-ai-1-stream");
        embeddings(context, kind + "spring-ai-1-embeddings");
        image(context, kind + "spring-ai-1-images");
        image(context, kind + "spring-ai-1-pictures");
        tools(context, kind + "spring-ai-1-tools");
      }
    }
    System.exit(0);
  }

  private static void chat(ConfigurableApplicationContext context, String model) {
    tell(
        model,
        () ->
            context.getBean(ChatModel.class).call(prompt(model)).getResult().getOutput().getText());
  }

  private static void client(ConfigurableApplicationContext context, String model) {
    tell(
        model,
        () ->
            context
                .getBean(ChatClient.Builder.class)
                .build()
                .prompt(prompt(model))
                .call()
                .content());
  }

  private static void stream(ConfigurableApplicationContext context, String model) {
    tell(
        model,
        () ->
            context.getBean(ChatModel.class).stream(prompt(model))
                .map(part ->
                    part.getResult() == null ? "" : text(part.getResult().getOutput().getText()))
                .collect(Collectors.joining())
                .block());
  }

  private static void embeddings(ConfigurableApplicationContext context, String model) {
    tell(
        model,
        () -> {
          context
              .getBean(EmbeddingModel.class)
              .call(
                  new EmbeddingRequest(
                      List.of(Call.PROMPT), OpenAiEmbeddingOptions.builder().model(model).build()));
          return "";
        });
  }

  private static void image(ConfigurableApplicationContext context, String model) {
    tell(
        model,
        () -> {
          context
              .getBean(ImageModel.class)
              .call(
                  new ImagePrompt(Call.PROMPT, OpenAiImageOptions.builder().model(model).build()));
          return "";
        });
  }

  private static void tools(ConfigurableApplicationContext context, String model) {
    OpenAiChatOptions options =
        OpenAiChatOptions.builder()
            .model(model)
            .toolCallbacks(
                FunctionToolCallback.builder("count", (Question question) -> "7")
                    .description("counts birds")
                    .inputType(Question.class)
                    .build())
            .build();
    tell(
        model,
        () ->
            context
                .getBean(ChatModel.class)
                .call(new Prompt(Call.PROMPT, options))
                .getResult()
                .getOutput()
                .getText());
  }

  private static Prompt prompt(String model) {
    return new Prompt(
        Call.PROMPT, OpenAiChatOptions.builder().model(model).streamUsage(true).build());
  }

  private static String text(String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private static void tell(String model, Work work) {
    try {
      System.out.println(String.join("\t", model, model, "answered", text(work.answer())));
    } catch (RuntimeException e) {
      System.out.println(String.join("\t", model, model, "thrown", e.getClass().getName()));
    }
  }
}
