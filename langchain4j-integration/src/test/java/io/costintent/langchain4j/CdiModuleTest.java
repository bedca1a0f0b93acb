/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import io.costintent.CostTracking;
import io.costintent.call.CallRecord;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The beans that the module's page shows for CDI, in a container that collects listeners. */
class CdiModuleTest {
  private static final ThreadLocal<Harness> HARNESS = new ThreadLocal<>();

  @RegisterExtension final Harness harness = new Harness();

  /** What an application with CDI declares. */
  @ApplicationScoped
  public static class CostIntentBeans {
    @Produces
    @Singleton
    CostTracking tracking() {
      return HARNESS.get().tracking();
    }

    @Produces
    @Singleton
    ChatModelListener listener(CostTracking tracking) {
      return CostIntentChatModelListener.create(tracking);
    }

    @Produces
    @Singleton
    @Named("tracked")
    EmbeddingModel embeddings(@Any Instance<EmbeddingModel> all, CostTracking tracking) {
      return TrackedModels.wrap(all.select(new Plain.Literal()).get(), tracking);
    }
  }

  /** Makes models the way Quarkus does: with every listener there is. */
  @ApplicationScoped
  public static class Extension {
    @Produces
    @Singleton
    ChatModel model(@Any Instance<ChatModelListener> listeners) {
      return Models.openAi(
          HARNESS.get().url(), listeners.stream().toArray(ChatModelListener[]::new));
    }

    @Produces
    @Singleton
    @Plain
    EmbeddingModel embeddings() {
      return OpenAiEmbeddingModel.builder()
          .baseUrl(HARNESS.get().url() + "/v1")
          .apiKey("sk-simulated")
          .modelName(Harness.MODEL)
          .maxRetries(0)
          .build();
    }
  }

  /** A model as the extension makes it. */
  @jakarta.inject.Qualifier @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
  public @interface Plain {
    /** The annotation itself. */
    final class Literal extends jakarta.enterprise.util.AnnotationLiteral<Plain> implements Plain {
      private static final long serialVersionUID = 1;
    }
  }

  private SeContainer start() {
    HARNESS.set(harness);
    return SeContainerInitializer.newInstance()
        .disableDiscovery()
        .addBeanClasses(CostIntentBeans.class, Extension.class)
        .initialize();
  }

  @Test
  void listenerBean_recordsTheModelsThatTakeAllListeners() {
    harness
        .simulator()
        .enqueue(
            Reply.builder()
                .text("in the reeds")
                .usage(WireUsage.builder().input(1000).output(100).build())
                .build());

    try (SeContainer container = start()) {
      container.select(ChatModel.class).get().chat("where?");
    }

    assertThat(harness.takeRecords()).hasSize(1).allMatch(CallRecord::isBilled);
  }

  @Test
  void wrappedBean_recordsAnEmbeddingModel() {
    harness
        .simulator()
        .enqueue(Reply.builder().usage(WireUsage.builder().input(1000).build()).build());

    try (SeContainer container = start()) {
      container
          .select(
              EmbeddingModel.class, jakarta.enterprise.inject.literal.NamedLiteral.of("tracked"))
          .get()
          .embed("herons");
    }

    assertThat(harness.takeRecords()).hasSize(1).allMatch(CallRecord::isBilled);
  }
}
