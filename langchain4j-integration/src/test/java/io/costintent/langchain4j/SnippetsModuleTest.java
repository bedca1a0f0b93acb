/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agentic.Agent;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.costintent.CostTracking;
import io.costintent.call.CallRecord;
import io.costintent.intent.CostIntended;
import io.costintent.langchain4j.agentic.CostIntentAgentListener;
import io.costintent.langchain4j.service.IntendedServices;
import io.costintent.langchain4j.store.TrackedStores;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Examples of the documentation that need modules of LangChain4j beside core. */
class SnippetsModuleTest {
  @RegisterExtension final Harness harness = new Harness();

  private final CostTracking tracking = harness.tracking();

  private ChatModel model() {
    return TrackedModels.wrap(Models.openAi(harness.url()), tracking);
  }

  // @start region="service"
  @CostIntended(team = "support", product = "desk")
  interface Support {
    @CostIntended(feature = "reply")
    String reply(String question);
  }

  // @end

  // @start region="cdi"
  @ApplicationScoped
  class CostIntentBeans {
    @Produces
    @Singleton
    CostTracking tracking() {
      return CostTracking.create();
    }

    @Produces
    @Singleton
    ChatModelListener listener(CostTracking tracking) {
      return CostIntentChatModelListener.create(tracking);
    }
  }

  // @end

  /** Reads. */
  public interface Reader {
    @Agent(name = "reader", outputKey = "summary")
    @UserMessage("summarize {{text}}")
    String read(@V("text") String text);
  }

  @Test
  void service() {
    harness.simulator().enqueue(Sample.openAi().reply());
    ChatModel model = model();

    AiServices.create(Support.class, model).reply("Where is my order?");

    CallRecord record = harness.takeRecord();
    assertThat(record.intent().team()).isEqualTo("support");
    assertThat(record.intent().feature()).isEqualTo("reply");
  }

  @Test
  void listeners() {
    harness.simulator().enqueue(Sample.openAi().reply());
    ChatModel model = model();
    // @start region="listeners"
    Support support =
        AiServices.builder(Support.class)
            .chatModel(model)
            .registerListeners(IntendedServices.listeners())
            .build();
    // @end
    support.reply("Where is my order?");

    assertThat(harness.takeRecord().intent().feature()).isEqualTo("reply");
  }

  @Test
  void agents() {
    harness.simulator().enqueue(Sample.openAi().reply());
    Reader reader = AgenticServices.agentBuilder(Reader.class).chatModel(model()).build();
    // @start region="agents"
    UntypedAgent desk =
        AgenticServices.sequenceBuilder()
            .subAgents(reader)
            .outputKey("summary")
            .listener(CostIntentAgentListener.create())
            .build();
    // @end
    desk.invoke(Map.of("text", "a long letter"));

    assertThat(harness.takeSpans().get(0).getAttributes().asMap()).containsValue("reader");
  }

  @Test
  void embeddings() {
    harness
        .simulator()
        .enqueue(Reply.builder().usage(WireUsage.builder().input(10).build()).build());
    String url = harness.url() + "/v1";
    // @start region="embeddings"
    EmbeddingModel model =
        OpenAiEmbeddingModel.builder()
            .baseUrl(url)
            .apiKey("key")
            .modelName("text-embedding-3-small")
            .build()
            .addListener(CostIntentEmbeddingModelListener.create(tracking));
    // @end
    model.embed("Where is my order?");

    CallRecord record = harness.takeRecord();
    assertThat(record.request().provider()).isEqualTo("openai");
    assertThat(record.model()).isEqualTo("text-embedding-3-small");
  }

  @Test
  void stores() {
    EmbeddingStore<TextSegment> letters = new InMemoryEmbeddingStore<>();
    // @start region="stores"
    EmbeddingStore<TextSegment> store = TrackedStores.wrap(letters, tracking, "pinecone");
    // @end
    store.add(Embedding.from(new float[] {0, 1}), TextSegment.from("a letter"));

    assertThat(harness.takeRecord().request().provider()).isEqualTo("pinecone");
  }
}
