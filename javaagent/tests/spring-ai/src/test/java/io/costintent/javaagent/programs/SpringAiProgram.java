/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import org.springframework.ai.openai.OpenAiImageOptions;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A Boot application with Spring AI, configured by nothing but properties. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SpringAiProgram {
  /**
   * Runs the program.
   *
   * @param args the provider's address
   */
  public static void main(String[] args) {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(SpringAiProgram.class)
            .web(WebApplicationType.NONE)
            .properties(
                Map.of(
                    "spring.ai.openai.base-url", args[0] + "/v1",
                    "spring.ai.openai.api-key", "sk-herons",
                    "spring.main.banner-mode", "off"))
            .run()) {
      ChatModel chat = context.getBean(ChatModel.class);
      print(
          "spring-ai-chat", chat.call(prompt("spring-ai-chat")).getResult().getOutput().getText());
      print("spring-ai-client", client(context, "spring-ai-client").call().content());
      print(
          "spring-ai-stream",
          client(context, "spring-ai-stream").stream()
              .content()
              .collect(Collectors.joining())
              .block());
      EmbeddingOptions options =
          OpenAiEmbeddingOptions.builder().model("spring-ai-embeddings").build();
      context.getBean(EmbeddingModel.class).call(new EmbeddingRequest(List.of("herons"), options));
      print("spring-ai-embeddings", "");
      context
          .getBean(ImageModel.class)
          .call(
              new ImagePrompt(
                  Call.PROMPT, OpenAiImageOptions.builder().model("spring-ai-images").build()));
      print("spring-ai-images", "");
      try {
        chat.call(prompt("denied-spring-ai"));
      } catch (RuntimeException e) {
        System.out.println(
            String.join("\t", "denied", "denied-spring-ai", "thrown", e.getClass().getName()));
      }
    }
    System.exit(0);
  }

  private static ChatClient.ChatClientRequestSpec client(
      ConfigurableApplicationContext context, String model) {
    return context.getBean(ChatClient.Builder.class).build().prompt(prompt(model));
  }

  private static Prompt prompt(String model) {
    return new Prompt(
        Call.PROMPT, OpenAiChatOptions.builder().model(model).streamUsage(true).build());
  }

  private static void print(String model, String answer) {
    System.out.println(
        String.join("\t", model, model, "answered", Objects.requireNonNullElse(answer, "nothing")));
  }
}
