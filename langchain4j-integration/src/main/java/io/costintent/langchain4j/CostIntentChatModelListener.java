/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import io.costintent.CostTracking;
import io.costintent.call.Guarded;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.ModelRequest;
import io.costintent.langchain4j.facts.ChatAnswer;
import io.costintent.langchain4j.facts.ChatInput;
import io.costintent.langchain4j.facts.ModelRequests;
import io.costintent.langchain4j.facts.Responses;
import io.costintent.langchain4j.intent.CallIntent;
import io.costintent.proxy.Getters;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Map;

/**
 * Records each call of the chat models it is given to, whole or streaming, with its intent and
 * cost.
 *
 * {@snippet class="io.costintent.langchain4j.Snippets" region="listener"}
 *
 * <p>One instance serves any number of models. A listener is told of calls and cannot hold them
 * back: what a budget or a policy would have denied runs, is recorded as such, and is charged. To
 * deny, wrap the model with {@link TrackedModels}; a model with both is recorded once. A call of
 * which LangChain4j never tells the end, such as a cancelled stream, is recorded by the sweep of
 * forgotten streams.
 *
 * <p>Nothing is kept but in the attributes of each call, and no scope stays open. Thread-safe.
 *
 * @since 0.1
 */
public final class CostIntentChatModelListener implements ChatModelListener {
  private final ModelCallHandler handler;
  private final ModelOptions options;
  private final ModelRequests requests;
  private final Responses responses;

  /** Returns a listener that records with {@code tracking}. */
  public static CostIntentChatModelListener create(CostTracking tracking) {
    return create(tracking, ModelOptions.defaults());
  }

  /**
   * Returns a listener for models of which {@code options} hold, such as those of another host that
   * speaks OpenAI's protocol.
   */
  public static CostIntentChatModelListener create(CostTracking tracking, ModelOptions options) {
    return new CostIntentChatModelListener(tracking, options);
  }

  private CostIntentChatModelListener(CostTracking tracking, ModelOptions options) {
    this.handler = tracking.handler();
    this.options = requireNonNull(options, "options");
    Getters getters = new Getters();
    this.requests = new ModelRequests(getters);
    this.responses = new Responses(getters);
  }

  /** Whether calls are recorded by {@code other}. */
  boolean recordsWith(ModelCallHandler other) {
    return handler == other;
  }

  @Override
  public void onRequest(ChatModelRequestContext context) {
    if (!handler.isNoop()) {
      Guarded.run("model listener", () -> begin(context));
    }
  }

  private void begin(ChatModelRequestContext context) {
    Map<Object, Object> attributes = context.attributes();
    if (attributes.containsKey(this) || RecordedAbove.is(Context.current(), handler)) {
      return;
    }
    ModelRequest request =
        requests
            .chat(
                options.identity(),
                context.modelProvider(),
                context.chatRequest().parameters(),
                null)
            .deniable(false)
            .modelChangeable(false)
            .outputCappable(false)
            .enclosing(options.isEnclosing())
            .build();
    try (Scope ignored = CallIntent.contextOf(attributes, context.chatRequest()).makeCurrent()) {
      ModelCall call = handler.start(request, () -> ChatInput.atMost(context.chatRequest()));
      call.partial(() -> null); // lets the sweep find it, should nobody tell of its end
      attributes.put(this, call);
    }
  }

  @Override
  public void onResponse(ChatModelResponseContext context) {
    if (context.attributes().get(this) instanceof ModelCall call) {
      Guarded.run("model listener", () -> end(call, context));
    }
  }

  private void end(ModelCall call, ChatModelResponseContext context) {
    ChatAnswer answer =
        Guarded.get(
            "response reader",
            () -> responses.read(context.chatResponse(), call.request(), context.modelProvider()),
            null);
    if (answer == null) {
      call.end(null);
    } else {
      answer.end(call);
    }
  }

  @Override
  public void onError(ChatModelErrorContext context) {
    if (context.attributes().get(this) instanceof ModelCall call) {
      call.fail(context.error(), null);
    }
  }
}
