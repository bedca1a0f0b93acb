/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.costintent.CostTracking;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.LifetimeWindow;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntent;
import io.costintent.langchain4j.intent.CallIntent;
import io.costintent.money.Money;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What LangChain4j does to its listeners, and what becomes of it: one record for each call. */
class ListenerTest {
  private static final CostIntent INTENT = CostIntent.builder().team("support-desk").build();

  @RegisterExtension final Harness harness = new Harness();

  private StreamingChatModel streams() {
    return Models.openAiStreams(harness.url(), harness.listener());
  }

  private static CostReason reasonOf(CallRecord record) {
    return requireNonNull(record.cost()).reasons().iterator().next();
  }

  @Test
  void retriedCall_isOneRecord() {
    harness.simulator().enqueue(Reply.rateLimited(Duration.ZERO), Sample.openAi().reply());
    ChatModel model =
        OpenAiChatModel.builder()
            .baseUrl(harness.url() + "/v1")
            .apiKey("sk-simulated")
            .maxRetries(1)
            .listeners(List.of(harness.listener()))
            .build();

    model.chat(Harness.QUESTION);

    assertThat(harness.simulator().requests()).hasSize(2);
    assertThat(requireNonNull(harness.takeRecord().cost()).total()).isEqualTo(Money.usd("0.003"));
  }

  @Test
  void stream_hasTheIntentOfItsCaller() throws Exception {
    harness.simulator().enqueue(Sample.openAi().reply());
    Harness.Ending handler = new Harness.Ending();

    try (Scope ignored = IntentContext.open(INTENT)) {
      streams().chat(Harness.QUESTION, handler);
    }
    handler.await();

    CallRecord record = harness.takeRecord();
    assertThat(record.intent()).isEqualTo(INTENT);
    assertThat(requireNonNull(record.cost()).status()).isEqualTo(CostStatus.EXACT);
    assertThat(requireNonNull(record.cost()).total()).isEqualTo(Money.usd("0.003"));
  }

  @Test
  void stream_leavesNoScopeOpen() throws Exception {
    harness.simulator().enqueue(Sample.openAi().reply());
    Harness.Ending handler = new Harness.Ending();

    streams().chat(Harness.QUESTION, handler);

    assertThat(Context.current()).isSameAs(Context.root());
    handler.await();
    harness.takeRecord();
  }

  @Test
  void cancelledStream_ofWhichNobodyTellsIsFoundBySweep() throws Exception {
    harness.simulator().enqueue(Sample.openAi().reply());
    CountDownLatch cancelled = new CountDownLatch(1);
    streams()
        .chat(
            Harness.QUESTION,
            new Harness.Ending() {
              @Override
              void onPartial(StreamingHandle handle) {
                handle.cancel();
                cancelled.countDown();
              }
            });
    assertThat(cancelled.await(30, TimeUnit.SECONDS)).isTrue();

    harness.sweepLater();

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.NEVER_CONSUMED);
    assertThat(reasonOf(record)).isEqualTo(CostReason.STREAM_INCOMPLETE);
  }

  @Test
  void errorEvent_isOneFailedRecord() {
    harness.simulator().enqueue(Reply.builder().text("a b c").errorAfter(2).build());
    Harness.Ending handler = new Harness.Ending();

    streams().chat(Harness.QUESTION, handler);
    catchThrowable(handler::await); // of which some versions tell the handler, and others not

    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.FAILED);
  }

  @Test
  void cutStream_isCutAndUnpriced() throws Exception {
    harness
        .simulator()
        .enqueue(Reply.builder().text("a b c d").usage(Sample.openAi().wire()).cutAfter(2).build());
    Harness.Ending handler = new Harness.Ending();

    streams().chat(Harness.QUESTION, handler);
    Throwable thrown = catchThrowable(handler::await);

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(thrown == null ? CallEnding.CUT : CallEnding.FAILED);
    assertThat(requireNonNull(record.cost()).status()).isEqualTo(CostStatus.UNPRICED);
  }

  @Test
  void errorOfALibrary_ofWhichNobodyTellsIsFoundBySweep() {
    ChatModel model = new FailingModel(harness.listener());

    Throwable thrown = catchThrowable(() -> model.chat(Harness.QUESTION));
    harness.sweepLater();

    assertThat(thrown).isInstanceOf(NoClassDefFoundError.class);
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.NEVER_CONSUMED);
  }

  @Test
  void streamThatThrowsAtOnce_ofWhichNobodyTellsIsFoundBySweep() {
    StreamingChatModel model = new FailingStreams(harness.listener());

    Throwable thrown = catchThrowable(() -> model.chat(Harness.QUESTION, new Harness.Ending()));
    harness.sweepLater();

    assertThat(thrown).isInstanceOf(IllegalStateException.class);
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.NEVER_CONSUMED);
  }

  @Test
  void oneListener_servesAllModels() throws Exception {
    harness
        .simulator()
        .enqueue(
            Sample.openAi().reply(),
            Sample.anthropic().reply(),
            Sample.openAi().reply(),
            Sample.anthropic().reply());
    CostIntentChatModelListener listener = harness.listener();
    Harness.Ending openAi = new Harness.Ending();
    Harness.Ending anthropic = new Harness.Ending();

    Models.openAi(harness.url(), listener).chat(Harness.QUESTION);
    Models.anthropic(harness.url(), listener).chat(Harness.QUESTION);
    Models.openAiStreams(harness.url(), listener).chat(Harness.QUESTION, openAi);
    openAi.await();
    Models.anthropicStreams(harness.url(), listener).chat(Harness.QUESTION, anthropic);
    anthropic.await();

    assertThat(harness.takeRecords())
        .allMatch(CallRecord::isBilled)
        .extracting(record -> record.request().provider())
        .containsExactly("openai", "anthropic", "openai", "anthropic");
  }

  @Test
  void listenerThatIsRegisteredTwice_recordsOnce() {
    harness.simulator().enqueue(Sample.openAi().reply());
    CostIntentChatModelListener listener = harness.listener();

    Models.openAi(harness.url(), listener, listener).chat(Harness.QUESTION);

    assertThat(harness.takeRecord().isBilled()).isTrue();
  }

  @Test
  void twoListeners_billOnce() {
    harness.simulator().enqueue(Sample.openAi().reply());

    Models.openAi(harness.url(), harness.listener(), harness.listener()).chat(Harness.QUESTION);

    assertThat(harness.takeRecords())
        .extracting(CallRecord::isBilled)
        .containsExactlyInAnyOrder(true, false);
  }

  @Test
  void intentOfTheRequest_refinesThatOfTheContext() {
    harness.simulator().enqueue(Sample.openAi().reply());
    ChatRequestOptions options =
        ChatRequestOptions.builder()
            .listenerAttributes(
                CallIntent.attributes(CostIntent.builder().feature("nesting").build()))
            .build();

    try (Scope ignored = IntentContext.open(INTENT)) {
      Models.openAi(harness.url(), harness.listener()).chat(Harness.QUESTION, options);
    }

    assertThat(harness.takeRecord().intent())
        .isEqualTo(CostIntent.builder().team("support-desk").feature("nesting").build());
  }

  @Test
  void exhaustedBudget_cannotDenyButIsChargedAndSaid() {
    harness.simulator().enqueue(Sample.openAi().reply(), Sample.openAi().reply());
    InMemoryBudgetStore store = InMemoryBudgetStore.create();
    Budget budget =
        Budget.builder("herons")
            .limit(BigDecimal.ONE, BudgetUnit.REQUESTS)
            .window(LifetimeWindow.unbounded())
            .mode(BudgetMode.BLOCK)
            .build();
    CostTracking limited = harness.tracking(parts -> parts.budget(budget).budgetStore(store));
    ChatModel model = Models.openAi(harness.url(), CostIntentChatModelListener.create(limited));

    model.chat(Harness.QUESTION);
    model.chat(Harness.QUESTION);

    assertThat(harness.takeRecords())
        .allMatch(CallRecord::isBilled)
        .extracting(record -> record.decision().value())
        .containsExactly("warn", "would_deny");
    assertThat(store.balances(store.counters("herons")).get(0).settled()).isEqualTo(2);
  }

  @Test
  void anotherHost_bills() {
    harness.simulator().enqueue(Sample.openAi().reply());
    ModelOptions groq = ModelOptions.defaults().withBaseUrl("https://api.groq.com/openai/v1");

    Models.openAi(harness.url(), CostIntentChatModelListener.create(harness.tracking(), groq))
        .chat(Harness.QUESTION);

    CallRecord record = harness.takeRecord();
    assertThat(record.request().provider()).isEqualTo("groq");
    assertThat(reasonOf(record)).isEqualTo(CostReason.UNKNOWN_PROVIDER); // the book has no Groq
  }

  @Test
  void noop_recordsNothing() {
    harness.simulator().enqueue(Sample.openAi().reply());

    ChatResponse response =
        Models.openAi(harness.url(), CostIntentChatModelListener.create(CostTracking.noop()))
            .chat(Harness.QUESTION);

    assertThat(response.aiMessage().text()).isEqualTo(Sample.openAi().text());
    assertThat(harness.takeRecords()).isEmpty();
  }

  /** A model whose library is not all there. */
  private record FailingModel(ChatModelListener listener) implements ChatModel {
    @Override
    public List<ChatModelListener> listeners() {
      return List.of(listener);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
      throw new NoClassDefFoundError("okio/Buffer");
    }
  }

  /** A model that refuses before it sends. */
  private record FailingStreams(ChatModelListener listener) implements StreamingChatModel {
    @Override
    public List<ChatModelListener> listeners() {
      return List.of(listener);
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
      throw new IllegalStateException("no such model");
    }
  }
}
