/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.policy.CallDeniedException;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.Decision;
import io.costintent.policy.PlannedCall;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Methods that are entered and left, as an agent sees them. */
class ModelInvocationsTest {
  private static final Object[] ASKED = {Harness.QUESTION};
  private static final ChatResponse ANSWER =
      ChatResponse.builder()
          .aiMessage(AiMessage.from("by the lake"))
          .tokenUsage(new TokenUsage(1000, 100))
          .build();

  @RegisterExtension final Harness harness = new Harness();

  private final ChatModel model = new Model(List.of());

  @Test
  void methodOfTheSameModel_isNoCallOfItsOwnWhileTheFirstRuns() {
    ModelInvocations chats = chats();
    ModelInvocation invocation = chats.start(model, ASKED);

    try (Scope ignored = invocation.context().makeCurrent()) {
      assertThat(chats.isNone("doChat", model, ASKED)).isTrue();
      assertThat(chats.isNone("doChat", new Model(List.of()), ASKED)).isFalse();
      invocation.returned(ANSWER);
      assertThat(chats.isNone("chat", model, ASKED)).isFalse();
    }
    harness.takeRecord();
  }

  @Test
  void methodsThatAreNoCalls_areNone() {
    assertThat(chats().isNone("provider", model, new Object[0])).isTrue();
    assertThat(chats().isNone("chat", model, new Object[] {"a heron"})).isTrue();
  }

  @Test
  void answer_endsTheCallAndIsHandedOn() {
    ModelInvocation invocation = chats().start(model, ASKED);

    assertThat(invocation.arguments()).containsExactly(ASKED);
    assertThat(invocation.returned(ANSWER)).isSameAs(ANSWER);
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.COMPLETED);
  }

  @Test
  void future_endsTheCallWhenItCompletes() {
    ModelInvocation invocation = chats().start(model, ASKED);
    CompletableFuture<ChatResponse> answer = new CompletableFuture<>();

    Object returned = invocation.returned(answer);
    answer.complete(ANSWER);

    assertThat((CompletableFuture<?>) returned).isCompletedWithValueMatching(ANSWER::equals);
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.COMPLETED);
  }

  @Test
  void failure_endsTheCall() {
    IllegalStateException failure = new IllegalStateException("no lake");

    chats().start(model, ASKED).failed(failure);

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.FAILED);
    assertThat(record.error()).isSameAs(failure);
  }

  @Test
  void publisher_isACallForEachSubscription() {
    ModelInvocations streams =
        ModelInvocations.of(StreamingChatModel.class, harness.tracking(), ModelOptions.defaults());
    StreamingChatModel publishing = new StreamingChatModel() {};
    ModelInvocation invocation = streams.start(publishing, ASKED);
    try (Scope ignored = invocation.context().makeCurrent()) {
      assertThat(streams.isNone("doChat", publishing, ASKED)).isTrue();
    }

    Object returned = invocation.returned((Flow.Publisher<Object>) ModelInvocationsTest::nothing);
    assertThat(harness.takeRecords()).isEmpty();
    Flow.Publisher<?> publisher = (Flow.Publisher<?>) returned;
    publisher.subscribe(new Ignoring<>());
    publisher.subscribe(new Ignoring<>());

    assertThat(harness.takeRecords()).hasSize(2);
    try (Scope ignored = invocation.context().makeCurrent()) {
      assertThat(streams.isNone("chat", publishing, ASKED)).isFalse();
    }
  }

  @Test
  void deniedCall_throws() {
    ModelInvocations denying =
        ModelInvocations.of(
            ChatModel.class,
            harness.tracking(parts -> parts.policy(new DenyAll())),
            ModelOptions.defaults());

    Throwable thrown = catchThrowable(() -> denying.start(model, ASKED));

    assertThat(thrown).isInstanceOf(CallDeniedException.class);
    harness.takeRecord();
  }

  @Test
  void deniedStream_tellsItsHandlerAndMustNotRun() {
    ModelInvocations denying =
        ModelInvocations.of(
            StreamingChatModel.class,
            harness.tracking(parts -> parts.policy(new DenyAll())),
            ModelOptions.defaults());
    Harness.Ending handler = new Harness.Ending();

    ModelInvocation invocation =
        denying.start(new StreamingChatModel() {}, new Object[] {Harness.QUESTION, handler});

    assertThat(invocation.isDenied()).isTrue();
    assertThat(catchThrowable(handler::await)).hasRootCauseMessage("denied");
    harness.takeRecord();
  }

  @Test
  void ownListener_isNotThatOfAnother() {
    ChatModel listened = new Model(List.of(harness.listener(), new ChatModelListener() {}));

    assertThat(chats().isRecordedByAnother(listened)).isFalse();
    assertThat(chats().isRecordedByAnother(model)).isFalse();
  }

  private ModelInvocations chats() {
    return ModelInvocations.of(ChatModel.class, harness.tracking(), ModelOptions.defaults());
  }

  private static void nothing(Flow.Subscriber<? super Object> subscriber) {
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long count) {}

          @Override
          public void cancel() {}
        });
    subscriber.onComplete();
  }

  private record Model(List<ChatModelListener> listeners) implements ChatModel {
    @Override
    public ChatResponse doChat(ChatRequest request) {
      return ANSWER;
    }
  }

  private static final class Ignoring<T> implements Flow.Subscriber<T> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(1);
    }

    @Override
    public void onNext(T item) {}

    @Override
    public void onError(Throwable error) {}

    @Override
    public void onComplete() {}
  }

  private static final class DenyAll implements CallPolicy {
    @Override
    public String name() {
      return "deny-all";
    }

    @Override
    public Decision decide(PlannedCall call) {
      return new Decision.Deny(new CallDeniedException(name(), "denied"));
    }
  }
}
