/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import io.costintent.CostTracking;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.LifetimeWindow;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.policy.BudgetDeniedException;
import io.costintent.policy.PriceUnknownException;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What wrapping a model adds to what a listener sees. */
class TrackedModelTest {
  private static final CostIntent INTENT = CostIntent.builder().team("support-desk").build();
  private static final WireUsage USAGE = WireUsage.builder().input(1000).output(100).build();

  @RegisterExtension final Harness harness = new Harness();

  private Reply toolCall() {
    return Reply.builder().toolCall("nest", "{}").usage(USAGE).build();
  }

  private Reply answer() {
    return Reply.builder().text("in the reeds").usage(USAGE).build();
  }

  private CostTracking oneRequest() {
    Budget budget =
        Budget.builder("herons")
            .limit(BigDecimal.ONE, BudgetUnit.REQUESTS)
            .window(LifetimeWindow.unbounded())
            .mode(BudgetMode.BLOCK)
            .build();
    return harness.tracking(parts -> parts.budget(budget));
  }

  private CostTracking dollars() {
    Budget budget =
        Budget.builder("herons")
            .limit(Money.usd("1"))
            .window(LifetimeWindow.unbounded())
            .mode(BudgetMode.BLOCK)
            .build();
    return harness.tracking(parts -> parts.budget(budget));
  }

  /** What the tools of a service see. */
  public static final class Nests {
    private final List<CostIntent> intents = Collections.synchronizedList(new ArrayList<>());

    @Tool("tells where the nest is")
    String nest() {
      intents.add(IntentContext.current());
      return "north";
    }
  }

  interface Guide {
    String ask(String question);
  }

  interface StreamingGuide {
    TokenStream ask(String question);
  }

  @Test
  void toolLoopOfAService_isARecordForEachModelCall() {
    harness.simulator().enqueue(toolCall(), answer());
    Nests nests = new Nests();
    Guide guide =
        AiServices.builder(Guide.class)
            .chatModel(TrackedModels.wrap(Models.openAi(harness.url()), harness.tracking()))
            .tools(nests)
            .build();

    try (Scope ignored = IntentContext.open(INTENT)) {
      assertThat(guide.ask("where?")).isEqualTo("in the reeds");
    }

    assertThat(nests.intents).containsExactly(INTENT);
    assertThat(harness.takeRecords())
        .hasSize(2)
        .allMatch(CallRecord::isBilled)
        .extracting(CallRecord::intent)
        .containsExactly(INTENT, INTENT);
  }

  @Test
  void toolLoopOfAStreamingService_keepsIntentOnEveryThread() throws Exception {
    harness.simulator().enqueue(toolCall(), answer());
    Nests nests = new Nests();
    StreamingGuide guide =
        AiServices.builder(StreamingGuide.class)
            .streamingChatModel(
                TrackedModels.wrap(Models.openAiStreams(harness.url()), harness.tracking()))
            .tools(nests)
            .build();
    CompletableFuture<ChatResponse> end = new CompletableFuture<>();

    try (Scope ignored = IntentContext.open(INTENT)) {
      start(guide, end);
    }
    ChatResponse response = end.get(30, TimeUnit.SECONDS);

    assertThat(nests.intents).containsExactly(INTENT);
    List<CallRecord> records = harness.takeRecords();
    assertThat(records).extracting(CallRecord::intent).containsExactly(INTENT, INTENT);
    // LangChain4j's own figure is the sum of the loop, which is not what one call took.
    assertThat(response.tokenUsage().inputTokenCount()).isEqualTo(2000);
    assertThat(records)
        .allSatisfy(record ->
            assertThat(requireNonNull(record.cost()).total()).isEqualTo(Money.usd("0.0035")));
  }

  private static void start(StreamingGuide guide, CompletableFuture<ChatResponse> end) {
    guide
        .ask("where?")
        .onPartialResponse(piece -> {})
        .onCompleteResponse(end::complete)
        .onError(end::completeExceptionally)
        .start();
  }

  @Test
  void streamDeniedWithinAToolLoop_endsTheService() {
    harness.simulator().enqueue(toolCall());
    StreamingGuide guide =
        AiServices.builder(StreamingGuide.class)
            .streamingChatModel(
                TrackedModels.wrap(Models.openAiStreams(harness.url()), oneRequest()))
            .tools(new Nests())
            .build();
    CompletableFuture<ChatResponse> end = new CompletableFuture<>();

    start(guide, end);
    Throwable thrown = catchThrowable(() -> end.get(30, TimeUnit.SECONDS));

    assertThat(thrown)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(BudgetDeniedException.class);
    assertThat(harness.simulator().requests()).hasSize(1);
    assertThat(harness.takeRecords())
        .extracting(CallRecord::ending)
        .containsExactly(CallEnding.COMPLETED, CallEnding.DENIED);
  }

  @Test
  void handler_isCalledInTheContextOfTheCaller() throws Exception {
    harness.simulator().enqueue(answer());
    List<CostIntent> seen = Collections.synchronizedList(new ArrayList<>());
    Harness.Ending handler =
        new Harness.Ending() {
          @Override
          void onPartial(StreamingHandle handle) {
            seen.add(IntentContext.current());
          }

          @Override
          public void onCompleteResponse(ChatResponse response) {
            seen.add(IntentContext.current());
            super.onCompleteResponse(response);
          }
        };

    try (Scope ignored = IntentContext.open(INTENT)) {
      TrackedModels.wrap(Models.openAiStreams(harness.url()), harness.tracking())
          .chat(Harness.QUESTION, handler);
    }
    handler.await();

    assertThat(seen).hasSizeGreaterThan(1).containsOnly(INTENT);
    harness.takeRecord();
  }

  @Test
  void modelWithoutListenerSupport_isRecorded() {
    ChatModel model =
        TrackedModels.wrap(new Router(Models.openAi(harness.url())), harness.tracking());
    harness.simulator().enqueue(answer());

    model.chat(Harness.QUESTION);

    CallRecord record = harness.takeRecord();
    assertThat(record.request().provider()).isEqualTo("unknown");
    assertThat(record.model()).isEqualTo(Harness.MODEL);
  }

  @Test
  void overloads_areOneCallEach() {
    harness.simulator().when(request -> true, answer());
    ChatModel model =
        TrackedModels.wrap(
            Models.openAi(harness.url()),
            harness.tracking(),
            ModelOptions.defaults().withModel(Harness.MODEL));

    model.chat("where?");
    model.chat(Harness.QUESTION.messages());
    model.chat(Harness.QUESTION.messages().get(0));
    model.chat(Harness.QUESTION);

    assertThat(harness.takeRecords()).hasSize(4).allMatch(CallRecord::isBilled);
  }

  @Test
  void streamThatThrowsAtOnce_isRecordedAtOnce() {
    StreamingChatModel model =
        TrackedModels.wrap(
            new StreamingChatModel() {
              @Override
              public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                throw new NoClassDefFoundError("okio/Buffer");
              }
            },
            harness.tracking());

    Throwable thrown = catchThrowable(() -> model.chat(Harness.QUESTION, new Harness.Ending()));

    assertThat(thrown).isInstanceOf(NoClassDefFoundError.class);
    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.FAILED);
    assertThat(record.error()).isSameAs(thrown);
  }

  @Test
  void trackedModelBelowATrackedRouter_billsOnce() {
    harness.simulator().enqueue(answer());
    ChatModel inner = Models.openAi(harness.url(), harness.listener());
    ChatModel model = TrackedModels.wrap(new Router(inner), harness.tracking());

    model.chat(Harness.QUESTION);

    List<CallRecord> records = harness.takeRecords();
    assertThat(records).extracting(CallRecord::isBilled).containsExactly(true, false);
    assertThat(records.get(1).inclusiveCost()).isEqualTo(Money.usd("0.0035"));
  }

  @Test
  void unknownModelAboveATrackedOne_isNotDeniedForItsPrice() {
    harness.simulator().enqueue(answer());
    CostTracking limited = dollars();
    ChatModel inner = TrackedModels.wrap(Models.openAi(harness.url()), limited);
    ChatModel plain = TrackedModels.wrap(new Router(inner), limited);
    ChatModel stated =
        TrackedModels.wrap(new Router(inner), limited, ModelOptions.defaults().enclosing());

    Throwable denied = catchThrowable(() -> plain.chat(Harness.QUESTION));
    stated.chat(Harness.QUESTION);

    assertThat(denied).isInstanceOf(PriceUnknownException.class);
    assertThat(harness.takeRecords())
        .extracting(CallRecord::isBilled)
        .containsExactly(false, true, false);
  }

  @Test
  void wrappedTwice_isTheSame() {
    ChatModel once = TrackedModels.wrap(Models.openAi(harness.url()), harness.tracking());

    assertThat(TrackedModels.wrap(once, harness.tracking())).isSameAs(once);
  }

  @Test
  void noop_isTheModelItself() {
    ChatModel model = Models.openAi(harness.url());

    assertThat(TrackedModels.wrap(model, CostTracking.noop())).isSameAs(model);
  }

  @Test
  void call_leavesNoScopeOpen() {
    harness.simulator().enqueue(answer());

    TrackedModels.wrap(Models.openAi(harness.url()), harness.tracking()).chat(Harness.QUESTION);

    assertThat(Context.current()).isSameAs(Context.root());
    harness.takeRecord();
  }

  /** A model of an application's own, without listeners, that asks another. */
  private record Router(ChatModel target) implements ChatModel {
    @Override
    public ChatResponse doChat(ChatRequest request) {
      return target.chat(request);
    }
  }
}
