/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.costintent.call.Guarded;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.ModelRequest;
import io.costintent.langchain4j.facts.ChatAnswer;
import io.costintent.langchain4j.facts.ChatInput;
import io.costintent.langchain4j.facts.ModelRequests;
import io.costintent.langchain4j.facts.Responses;
import io.costintent.provider.ResponseFacts;
import io.costintent.proxy.Getters;
import io.costintent.usage.Usage;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls of a chat model, whole or streaming. */
final class ChatCalls extends ModelCalls {
  private static final Set<String> CALLS = Set.of("chat", "doChat", "chatAsync", "doChatAsync");

  private final ModelOptions options;
  private final boolean streaming;
  private final ModelRequests requests;
  private final Responses responses;

  ChatCalls(ModelOptions options, boolean streaming) {
    this.options = options;
    this.streaming = streaming;
    Getters getters = new Getters();
    this.requests = new ModelRequests(getters);
    this.responses = new Responses(getters);
  }

  @Override
  boolean isCall(String method) {
    return CALLS.contains(method);
  }

  @Override
  boolean isEntry(Method method) {
    return isCall(method.getName())
        && method.getParameterCount() > 0
        && method.getParameterTypes()[0] == ChatRequest.class;
  }

  @Override
  boolean isEntry(String method, Object[] arguments) {
    return isCall(method) && arguments.length > 0 && arguments[0] instanceof ChatRequest;
  }

  @Override
  boolean publishes(Object[] arguments) {
    return streaming && TrackedHandler.positionIn(arguments) < 0;
  }

  @Override
  ModelRequest.Builder request(Object model, Object[] arguments) {
    ChatRequestParameters defaults = defaults(model);
    ChatRequestParameters asked = arguments[0] instanceof ChatRequest it ? it.parameters() : null;
    boolean changeable = asked != null && !publishes(arguments);
    ModelRequest.Builder request =
        requests
            .chat(options.identity(), provider(model), asked == null ? defaults : asked, defaults)
            .streaming(streaming);
    return changeable ? request : request.modelChangeable(false).outputCappable(false);
  }

  private ChatRequestParameters defaults(Object model) {
    return streaming
        ? ((StreamingChatModel) model).defaultRequestParameters()
        : ((ChatModel) model).defaultRequestParameters();
  }

  private @Nullable ModelProvider provider(Object model) {
    return streaming ? ((StreamingChatModel) model).provider() : ((ChatModel) model).provider();
  }

  @Override
  @Nullable Usage atMost(Object[] arguments) {
    return arguments[0] instanceof ChatRequest asked ? ChatInput.atMost(asked) : null;
  }

  @Override
  Object[] granted(Object model, Object[] arguments, ModelRequest asked, ModelRequest granted) {
    if (!(arguments[0] instanceof ChatRequest request)) {
      return arguments;
    }
    Object[] sent = arguments.clone();
    sent[0] = GrantedChat.of(request, defaults(model), asked, granted);
    return sent;
  }

  @Override
  @Nullable Map<?, ?> attributes(Object[] arguments) {
    return arguments.length > 1 && arguments[1] instanceof ChatRequestOptions stated
        ? stated.listenerAttributes()
        : null;
  }

  @Override
  List<ChatModelListener> listeners(Object model) {
    return streaming ? ((StreamingChatModel) model).listeners() : ((ChatModel) model).listeners();
  }

  @Override
  boolean isListenedTo(Object model, ModelCallHandler handler) {
    for (ChatModelListener listener : listeners(model)) {
      if (listener instanceof CostIntentChatModelListener ours && ours.recordsWith(handler)) {
        return true;
      }
    }
    return false;
  }

  @Override
  @Nullable ResponseFacts facts(
      ModelRequest request, Object model, Object[] arguments, @Nullable Object answer) {
    ChatAnswer read = answer(request, model, answer);
    return read == null ? null : read.facts();
  }

  private @Nullable ChatAnswer answer(ModelRequest request, Object model, @Nullable Object answer) {
    return answer instanceof ChatResponse response
        ? responses.read(response, request, provider(model))
        : null;
  }

  @Override
  void end(ModelCall call, Object model, Object[] arguments, @Nullable Object answer) {
    ChatAnswer read =
        Guarded.get("response reader", () -> answer(call.request(), model, answer), null);
    if (read == null) {
      call.end(null);
    } else {
      read.end(call);
    }
  }
}
