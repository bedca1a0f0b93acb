/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.starters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.service.spring.AiService;
import io.costintent.call.CallListener;
import io.costintent.call.CallRecord;
import io.costintent.intent.CostIntended;
import io.costintent.intent.CostIntent;
import io.costintent.policy.CallDeniedException;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.simulator.ProviderSimulator;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** LangChain4j's starters with this library beside them, and no line of code for it. */
class StartersTest {
  private static final WireUsage USAGE = WireUsage.builder().input(1000).output(100).build();
  private static final CostIntent WARDENS =
      CostIntent.builder().team("wardens").feature("nests").build();

  private final ProviderSimulator simulator = ProviderSimulator.start();

  @AfterEach
  void close() {
    simulator.close();
  }

  /** An application as the starters' documentation has it. */
  @SpringBootApplication
  @Import(Nests.class)
  static class Application {
    @Bean
    Recorded recorded() {
      return new Recorded();
    }
  }

  /** Keeps what it hears. */
  static final class Recorded implements CallListener {
    private final List<CallRecord> records = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void onEnd(CallRecord record) {
      records.add(record);
    }
  }

  /** An AI service that the starter finds. */
  @AiService
  @CostIntended(team = "wardens", feature = "nests")
  public interface Warden {
    /** Answers. */
    String ask(String question);
  }

  /** A tool that the starter gives to AI services. */
  static class Nests {
    private final List<CostIntent> intents = Collections.synchronizedList(new ArrayList<>());

    @Tool("tells where the nest is")
    String nest() {
      intents.add(IntentContext.current());
      return "north";
    }
  }

  private static Reply reply() {
    return Reply.builder().text("in the reeds").usage(USAGE).build();
  }

  private ConfigurableApplicationContext start(String... more) {
    List<String> properties = new ArrayList<>(List.of(more));
    for (String model : List.of("chat-model", "streaming-chat-model", "embedding-model")) {
      String prefix = "langchain4j.open-ai." + model;
      properties.add(prefix + ".base-url=" + simulator.baseUrl() + "/v1");
      properties.add(prefix + ".api-key=sk-simulated");
      properties.add(prefix + ".model-name=" + ConformancePrices.MODEL);
    }
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .properties(properties.toArray(String[]::new))
        .run();
  }

  @Test
  void chat_isRecordedOnce() {
    simulator.enqueue(reply());

    try (ConfigurableApplicationContext context = start()) {
      context.getBean(ChatModel.class).chat("where?");

      List<CallRecord> records = context.getBean(Recorded.class).records;
      assertThat(records).hasSize(1);
      assertThat(records.get(0).isBilled()).isTrue();
    }
  }

  @Test
  void service_givesItsIntentToItsRetrievalCallsAndTools() {
    Reply embedding = Reply.builder().usage(WireUsage.builder().input(10).build()).build();
    Reply toolCall = Reply.builder().toolCall("nest", "{}").usage(USAGE).build();
    simulator.enqueue(embedding, toolCall, reply());

    try (ConfigurableApplicationContext context = start()) {
      context.getBean(Warden.class).ask("where?");

      List<CallRecord> records = context.getBean(Recorded.class).records;
      assertThat(records)
          .extracting(record -> record.request().operation())
          .containsExactly("embeddings", "chat", "chat");
      assertThat(records).extracting(CallRecord::intent).containsExactly(WARDENS, WARDENS, WARDENS);
      assertThat(context.getBean(Nests.class).intents).containsExactly(WARDENS);
    }
  }

  @Test
  void stream_isRecordedWithTheIntentOfItsCaller() throws Exception {
    simulator.enqueue(reply());
    CompletableFuture<ChatResponse> end = new CompletableFuture<>();

    try (ConfigurableApplicationContext context = start()) {
      try (Scope ignored = IntentContext.open(WARDENS)) {
        context.getBean(StreamingChatModel.class).chat("where?", new Ending(end));
      }
      end.get(30, TimeUnit.SECONDS);

      assertThat(context.getBean(Recorded.class).records)
          .extracting(CallRecord::intent)
          .containsExactly(WARDENS);
    }
  }

  @Test
  void embedding_isRecorded() {
    simulator.enqueue(Reply.builder().usage(WireUsage.builder().input(1000).build()).build());

    try (ConfigurableApplicationContext context = start()) {
      context.getBean(EmbeddingModel.class).embed("herons");

      assertThat(context.getBean(Recorded.class).records)
          .extracting(record -> record.request().operation())
          .containsExactly("embeddings");
    }
  }

  @Test
  void budgetOfTheProperties_deniesBeforeTheRequest() {
    simulator.enqueue(reply());

    try (ConfigurableApplicationContext context =
        start(
            "costintent.budgets[0].id=wardens",
            "costintent.budgets[0].limit=1 requests",
            "costintent.budgets[0].window=lifetime",
            "costintent.budgets[0].mode=block")) {
      ChatModel model = context.getBean(ChatModel.class);
      model.chat("where?");

      assertThatThrownBy(() -> model.chat("since when?")).isInstanceOf(CallDeniedException.class);
    }
    assertThat(simulator.requests()).hasSize(1);
  }

  @Test
  void oneProperty_turnsItOff() {
    simulator.enqueue(reply());

    try (ConfigurableApplicationContext context = start("costintent.enabled=false")) {
      context.getBean(ChatModel.class).chat("where?");

      assertThat(context.getBean(Recorded.class).records).isEmpty();
    }
  }

  /** Waits for the end of a stream. */
  private record Ending(CompletableFuture<ChatResponse> end)
      implements StreamingChatResponseHandler {
    @Override
    public void onPartialResponse(String piece) {}

    @Override
    public void onCompleteResponse(ChatResponse response) {
      end.complete(response);
    }

    @Override
    public void onError(Throwable error) {
      end.completeExceptionally(error);
    }
  }
}
