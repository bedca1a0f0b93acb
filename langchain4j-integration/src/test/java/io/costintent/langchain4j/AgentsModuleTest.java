/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.agentic.Agent;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.costintent.call.CallRecord;
import io.costintent.intent.CostIntended;
import io.costintent.intent.CostIntent;
import io.costintent.langchain4j.agentic.CostIntentAgentListener;
import io.costintent.money.Money;
import io.costintent.propagation.IntentContext;
import io.costintent.telemetry.GenAiAttributes;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Systems of agents: each model call bills once, and says which agent made it. */
class AgentsModuleTest {
  private static final CostIntent CALLER = CostIntent.builder().tenant("acme").build();
  private static final WireUsage USAGE = WireUsage.builder().input(1000).output(100).build();

  @RegisterExtension final Harness harness = new Harness();

  /** Looks. */
  @CostIntended(team = "scouts")
  public interface Scout {
    @Agent(name = "scout", outputKey = "sighting")
    @UserMessage("look for {{bird}}")
    String look(@V("bird") String bird);
  }

  /** Writes. */
  @CostIntended(team = "writers")
  public interface Writer {
    @Agent(name = "writer", outputKey = "report")
    @UserMessage("report {{bird}}")
    String write(@V("bird") String bird);
  }

  private static Reply reply() {
    return Reply.builder().text("a heron").usage(USAGE).build();
  }

  private ChatModel model() {
    return Models.openAi(harness.url(), harness.listener());
  }

  private Scout scout() {
    return AgenticServices.agentBuilder(Scout.class).chatModel(model()).build();
  }

  private Writer writer() {
    return AgenticServices.agentBuilder(Writer.class).chatModel(model()).build();
  }

  private static List<String> names(List<SpanData> spans) {
    return spans.stream().map(it -> it.getAttributes().get(GenAiAttributes.AGENT_NAME)).toList();
  }

  @Test
  void sequence_namesTheAgentOfEachCall() {
    harness.simulator().enqueue(reply(), reply());
    UntypedAgent reserve =
        AgenticServices.sequenceBuilder()
            .subAgents(scout(), writer())
            .outputKey("report")
            .listener(CostIntentAgentListener.create())
            .build();

    reserve.invoke(Map.of("bird", "heron"));

    List<SpanData> spans = harness.takeSpans();
    assertThat(names(spans)).containsExactly("scout", "writer");
    assertThat(spans.stream().map(it -> it.getAttributes().get(GenAiAttributes.AGENT_ID)))
        .doesNotHaveDuplicates()
        .doesNotContainNull();
  }

  @Test
  void sequence_billsEachCallOnce() {
    harness.simulator().enqueue(reply(), reply());
    UntypedAgent reserve =
        AgenticServices.sequenceBuilder()
            .subAgents(scout(), writer())
            .outputKey("report")
            .listener(CostIntentAgentListener.create())
            .build();

    try (Scope ignored = IntentContext.open(CALLER)) {
      reserve.invoke(Map.of("bird", "heron"));
    }

    List<CallRecord> records = harness.takeRecords();
    assertThat(records)
        .extracting(record -> Objects.requireNonNull(record.cost()).total())
        .containsExactly(Money.usd("0.0035"), Money.usd("0.0035"));
    assertThat(records)
        .extracting(CallRecord::intent)
        .containsExactly(
            CALLER.refinedBy(CostIntent.builder().team("scouts").build()),
            CALLER.refinedBy(CostIntent.builder().team("writers").build()));
  }

  @Test
  void agentsInParallel_haveTheIntentOfTheirCaller() {
    harness.simulator().enqueue(reply(), reply());
    ExecutorService executor = Executors.newFixedThreadPool(2);
    UntypedAgent reserve =
        AgenticServices.parallelBuilder()
            .subAgents(scout(), writer())
            .executor(executor)
            .outputKey("report")
            .listener(CostIntentAgentListener.create())
            .build();

    try (Scope ignored = IntentContext.open(CALLER)) {
      reserve.invoke(Map.of("bird", "heron"));
    }
    executor.shutdown();

    assertThat(harness.takeRecords())
        .extracting(record -> record.intent().refinedBy(CALLER).equals(record.intent()))
        .containsExactly(true, true);
  }

  @Test
  void agentsInParallel_areNamedEach() {
    harness.simulator().enqueue(reply(), reply());
    ExecutorService executor = Executors.newFixedThreadPool(2);
    UntypedAgent reserve =
        AgenticServices.parallelBuilder()
            .subAgents(scout(), writer())
            .executor(executor)
            .outputKey("report")
            .listener(CostIntentAgentListener.create())
            .build();

    reserve.invoke(Map.of("bird", "heron"));
    executor.shutdown();

    assertThat(names(harness.takeSpans())).containsExactlyInAnyOrder("scout", "writer");
  }

  @Test
  void untypedAgent_isNamed() {
    harness.simulator().enqueue(reply());
    UntypedAgent agent =
        AgenticServices.agentBuilder()
            .chatModel(model())
            .name("keeper")
            .userMessage("feed {{bird}}")
            .listener(CostIntentAgentListener.create())
            .build();

    agent.invoke(Map.of("bird", "heron"));

    assertThat(names(harness.takeSpans())).containsExactly("keeper");
  }

  @Test
  void failedAgent_leavesNothingBehind() {
    harness.simulator().enqueue(Reply.error(400), reply());
    UntypedAgent reserve =
        AgenticServices.sequenceBuilder()
            .subAgents(scout())
            .outputKey("sighting")
            .listener(CostIntentAgentListener.create())
            .build();

    assertThat(catchThrowable(() -> reserve.invoke(Map.of("bird", "heron")))).isNotNull();
    scout().look("heron");

    assertThat(names(harness.takeSpans())).containsExactly("scout", null);
  }
}
