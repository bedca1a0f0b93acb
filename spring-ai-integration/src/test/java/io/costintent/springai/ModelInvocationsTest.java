/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.CostTracking;
import io.costintent.call.CallEnding;
import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;

/** Methods that are entered and left, as an agent sees them. */
class ModelInvocationsTest {
  private static final Prompt PROMPT = Harness.question();
  private static final Object[] ASKED = {PROMPT};
  private static final ModelOptions OPTIONS = ModelOptions.defaults();
  private static final CostIntent INTENT = CostIntent.builder().team("herons").build();
  private static final ChatResponse ANSWER =
      new ChatResponse(
          List.of(
              new Generation(
                  new AssistantMessage("by the lake"),
                  ChatGenerationMetadata.builder().finishReason("STOP").build())));

  @RegisterExtension final Harness harness = new Harness();

  private final Model model = new Model();

  private ModelInvocations invocations() {
    return ModelInvocations.create(harness.tracking(parts -> parts));
  }

  @Test
  void requestThatIsHandedOn_isNoCallOfItsOwnUntilItIsAnswered() {
    ModelInvocations invocations = invocations();
    ModelInvocation invocation = invocations.call(model, OPTIONS, PROMPT);

    try (Scope ignored = invocation.context().makeCurrent()) {
      assertThat(invocations.isNone(model, ASKED)).isTrue();
      assertThat(invocations.isNone(new Model(), ASKED)).isFalse();
      assertThat(invocations.isNone(model, new Object[] {Harness.question()})).isFalse();
      invocation.returned(ANSWER);
      assertThat(invocations.isNone(model, ASKED)).isFalse();
    }
    harness.takeRecord();
  }

  @Test
  void methodsThatAreNoCalls_areNone() {
    assertThat(invocations().isNone(model, new Object[0])).isTrue();
    assertThat(invocations().isNone(model, new Object[] {"a heron"})).isTrue();
    assertThat(ModelInvocations.create(CostTracking.noop()).isNone(model, ASKED)).isTrue();
  }

  @Test
  void answer_endsTheCallAndIsHandedOn() {
    ModelInvocation invocation = invocations().call(model, OPTIONS, PROMPT);

    assertThat(invocation.request()).isSameAs(PROMPT);
    assertThat(invocation.returned(ANSWER)).isSameAs(ANSWER);
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.COMPLETED);
  }

  @Test
  void failure_endsTheCall() {
    ModelInvocation invocation = invocations().call(model, OPTIONS, PROMPT);

    invocation.failed(new IllegalStateException("no herons"));

    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.FAILED);
  }

  @Test
  void enclosingModel_isSaidToTheCall() {
    ModelInvocation invocation = invocations().call(model, OPTIONS.enclosing(), PROMPT);

    invocation.returned(ANSWER);

    assertThat(harness.takeRecord().request().isEnclosing()).isTrue();
  }

  @Test
  void stream_isACallForEachWhoSubscribes() {
    Flux<ChatResponse> stream = stream(Flux.just(ANSWER));
    assertThat(harness.takeRecords()).isEmpty();

    assertThat(stream.collectList().block()).containsExactly(ANSWER);
    stream.blockLast();

    assertThat(harness.takeRecords())
        .hasSize(2)
        .allMatch(record -> record.ending() == CallEnding.COMPLETED);
  }

  @Test
  void streamThatFails_failsItsCall() {
    IllegalStateException failure = new IllegalStateException("no herons");

    Throwable thrown = catchThrowable(() -> stream(Flux.error(failure)).blockLast());

    assertThat(thrown).isSameAs(failure);
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.FAILED);
  }

  @Test
  void streamThatNobodyReadsOn_isCancelled() {
    stream(Flux.just(ANSWER).concatWith(Flux.never())).take(1).blockLast();

    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.CANCELLED);
  }

  @Test
  void intentOfWhoAskedForAStream_holdsUnlessTheSubscriberHasOne() {
    CostIntent reading = CostIntent.builder().team("readers").build();
    Flux<ChatResponse> stream;
    try (Scope ignored = IntentContext.open(INTENT)) {
      stream = stream(Flux.just(ANSWER));
    }

    stream.blockLast();
    try (Scope ignored = IntentContext.open(reading)) {
      stream.blockLast();
    }

    assertThat(harness.takeRecords())
        .extracting(record -> record.intent())
        .containsExactly(INTENT, reading);
  }

  @Test
  void modelWorksInsideTheCall_whoListensOutside() {
    List<Context> model = new ArrayList<>();
    List<Context> listener = new ArrayList<>();
    Flux<ChatResponse> source =
        Flux.just(ANSWER)
            .doOnSubscribe(subscription -> model.add(Context.current()))
            .doOnRequest(count -> model.add(Context.current()));

    stream(source).doOnNext(chunk -> listener.add(Context.current())).blockLast();

    harness.takeRecord();
    assertThat(model).hasSize(2).doesNotContain(Context.root());
    assertThat(listener).containsExactly(Context.root());
  }

  @SuppressWarnings("unchecked") // what a stream is handed on as
  private Flux<ChatResponse> stream(Flux<ChatResponse> source) {
    ModelInvocation invocation = invocations().stream(model, OPTIONS, PROMPT);
    return (Flux<ChatResponse>) invocation.returned(source);
  }

  private static final class Model implements ChatModel {
    @Override
    public ChatResponse call(Prompt prompt) {
      return ANSWER;
    }

    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
      return Flux.just(ANSWER);
    }
  }
}
