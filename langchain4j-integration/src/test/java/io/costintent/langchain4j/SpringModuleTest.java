/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.service.AiServices;
import io.costintent.CostTracking;
import io.costintent.call.CallListener;
import io.costintent.call.CallRecord;
import io.costintent.intent.CostIntended;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.langchain4j.spring.CostIntentLangChain4jAutoConfiguration;
import io.costintent.policy.CallDeniedException;
import io.costintent.propagation.IntentContext;
import io.costintent.spring.CostIntentAutoConfiguration;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.opentelemetry.api.OpenTelemetry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Spring Boot applications whose models are plain beans, with Boot 3 and with Boot 4. */
class SpringModuleTest {
  private static final WireUsage USAGE = WireUsage.builder().input(1000).output(100).build();

  @RegisterExtension final Harness harness = new Harness();

  private final List<CallRecord> records = Collections.synchronizedList(new ArrayList<>());

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  CostIntentAutoConfiguration.class, CostIntentLangChain4jAutoConfiguration.class))
          .withBean(OpenTelemetry.class, OpenTelemetry::noop)
          .withBean(CallListener.class, () -> new Recorded(records))
          .withPropertyValues("simulator=" + harness.url(), "costintent.intent.owner=ana")
          .withUserConfiguration(Application.class);

  /** Keeps what it hears. */
  static final class Recorded implements CallListener {
    private final List<CallRecord> records;

    Recorded(List<CallRecord> records) {
      this.records = records;
    }

    @Override
    public void onEnd(CallRecord record) {
      records.add(record);
    }
  }

  /** A service, as an application declares it. */
  @CostIntended(team = "wardens")
  public interface Warden {
    String ask(String question);
  }

  /** An application, as its developers write it without Cost Intent in mind. */
  @Configuration(proxyBeanMethods = false)
  static class Application {
    @Bean
    OpenAiChatModel chat(Environment environment, ObjectProvider<ChatModelListener> listeners) {
      return OpenAiChatModel.builder()
          .baseUrl(environment.getProperty("simulator") + "/v1")
          .apiKey("sk-simulated")
          .modelName(Harness.MODEL)
          .maxRetries(0)
          .listeners(listeners.orderedStream().toList())
          .build();
    }

    @Bean
    OpenAiStreamingChatModel streams(Environment environment) {
      return OpenAiStreamingChatModel.builder()
          .baseUrl(environment.getProperty("simulator") + "/v1")
          .apiKey("sk-simulated")
          .modelName(Harness.MODEL)
          .build();
    }

    @Bean
    OpenAiEmbeddingModel embeddings(Environment environment) {
      return OpenAiEmbeddingModel.builder()
          .baseUrl(environment.getProperty("simulator") + "/v1")
          .apiKey("sk-simulated")
          .modelName(Harness.MODEL)
          .maxRetries(0)
          .build();
    }

    @Bean
    Warden warden(OpenAiChatModel model) {
      return AiServices.create(Warden.class, model);
    }
  }

  private static Reply reply() {
    return Reply.builder().text("in the reeds").usage(USAGE).build();
  }

  @Test
  void boot_isTheExpectedVersion() {
    String expected = System.getProperty("expected.spring-boot");

    assertThat(SpringBootVersion.getVersion()).isEqualTo(expected);
  }

  @Test
  void chat_isRecordedOnceWithTheIntentOfTheEnvironment() {
    harness.simulator().enqueue(reply());

    application.run(context -> context.getBean(ChatModel.class).chat("where?"));

    assertThat(records).hasSize(1);
    assertThat(records.get(0).isBilled()).isTrue();
    assertThat(records.get(0).intent()).isEqualTo(CostIntent.builder().owner("ana").build());
  }

  @Test
  void service_givesItsIntentToItsCalls() {
    harness.simulator().enqueue(reply());

    application.run(context -> context.getBean(Warden.class).ask("where?"));

    assertThat(records).hasSize(1);
    assertThat(records.get(0).intent().team()).isEqualTo("wardens");
  }

  @Test
  void stream_isRecorded() {
    harness.simulator().enqueue(reply());
    Harness.Ending ending = new Harness.Ending();

    application.run(context -> {
      context.getBean(StreamingChatModel.class).chat(Harness.QUESTION, ending);
      ending.await();
    });

    assertThat(records).hasSize(1);
    assertThat(records.get(0).request().isStreaming()).isTrue();
  }

  @Test
  void embedding_isRecorded() {
    harness
        .simulator()
        .enqueue(Reply.builder().usage(WireUsage.builder().input(1000).build()).build());

    application.run(context -> context.getBean(EmbeddingModel.class).embed("herons"));

    assertThat(records).hasSize(1);
    assertThat(records.get(0).request().operation()).isEqualTo("embeddings");
  }

  @Test
  void model_staysOfItsClass() {
    application.run(context ->
        assertThat(context.getBean(OpenAiEmbeddingModel.class).modelName())
            .isEqualTo(Harness.MODEL));
  }

  /** A model of the application's own, which no subclass can stand in for. */
  static class Careful implements ChatModel {
    private final String answer = "in the reeds";

    final String answer() {
      return answer;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
      return ChatResponse.builder().aiMessage(AiMessage.from(answer())).build();
    }
  }

  @Test
  void modelWithFinalMethods_isRecordedToo() {
    application
        .withBean("careful", Careful.class, Careful::new, bean -> bean.setPrimary(false))
        .run(context ->
            assertThat(context.getBean("careful", ChatModel.class).chat("where?"))
                .isEqualTo("in the reeds"));

    assertThat(records).hasSize(1);
  }

  @Test
  void budgetOfTheEnvironment_deniesBeforeTheRequest() {
    harness.simulator().enqueue(reply());

    application
        .withPropertyValues(
            "costintent.budgets[0].id=wardens",
            "costintent.budgets[0].limit=1 requests",
            "costintent.budgets[0].window=lifetime",
            "costintent.budgets[0].mode=block")
        .run(context -> {
          ChatModel model = context.getBean(ChatModel.class);
          model.chat("where?");
          assertThatThrownBy(() -> model.chat("since when?"))
              .isInstanceOf(CallDeniedException.class);
        });

    assertThat(harness.simulator().requests()).hasSize(1);
  }

  @Test
  void names_mayHaveHyphens() {
    harness.simulator().enqueue(reply());

    application
        .withPropertyValues("center=4711", "costintent.intent.cost-center=${center}")
        .run(context -> context.getBean(ChatModel.class).chat("where?"));

    assertThat(records.get(0).intent().value(IntentKey.COST_CENTER)).isEqualTo("4711");
  }

  @Test
  void wrongConfiguration_failsTheStart() {
    application
        .withPropertyValues("costintent.intent.purpose=fun")
        .run(context -> assertThat(context).getFailure().hasStackTraceContaining("purpose"));
  }

  @Test
  void oneProperty_turnsItOff() {
    harness.simulator().enqueue(reply());

    application
        .withPropertyValues("costintent.enabled=false")
        .run(context -> {
          assertThat(context.getBean(CostTracking.class)).isSameAs(CostTracking.noop());
          context.getBean(ChatModel.class).chat("where?");
          assertThat(context.getBean(ChatModel.class).getClass()).isSameAs(OpenAiChatModel.class);
        });

    assertThat(records).isEmpty();
  }

  @Test
  void trackingOfTheApplication_isUsed() {
    harness.simulator().enqueue(reply());

    application
        .withBean("own", CostTracking.class, harness::tracking)
        .run(context -> context.getBean(ChatModel.class).chat("where?"));

    assertThat(records).isEmpty();
    assertThat(harness.takeRecord().isBilled()).isTrue();
    assertThat(IntentContext.current().isEmpty()).isTrue();
  }
}
