/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.costintent.call.Guarded;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.ModelRequest;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which methods of a model are calls, what they ask, and what they answer. Implementations are
 * thread-safe.
 */
abstract class ModelCalls {
  /** Whether a method of this name is a call. */
  abstract boolean isCall(String method);

  /**
   * Whether a call is seen as it is, also where the interface implements it; all others are
   * overloads, which end up at such a one.
   */
  abstract boolean isEntry(Method method);

  /** Whether a method that was called so is a call of which all is seen. */
  abstract boolean isEntry(String method, Object[] arguments);

  /** Whether a call answers with what is to be subscribed to. */
  boolean publishes(Object[] arguments) {
    return false;
  }

  /** Returns a builder of what is asked of {@code model}. */
  abstract ModelRequest.Builder request(Object model, Object[] arguments);

  /** Returns what a call consumes at most besides output tokens, or null when nobody knows. */
  @Nullable Usage atMost(Object[] arguments) {
    return null;
  }

  /** Returns the arguments that ask for what was granted. */
  Object[] granted(Object model, Object[] arguments, ModelRequest asked, ModelRequest granted) {
    return arguments;
  }

  /** Returns what the request's listeners are to be told, or null. */
  @Nullable Map<?, ?> attributes(Object[] arguments) {
    return null;
  }

  /** Returns the chat that is asked for, or null when it is none. */
  @Nullable ChatRequest chat(Object[] arguments) {
    return arguments[0] instanceof ChatRequest request ? request : null;
  }

  /** Returns who is told of the model's calls. */
  List<?> listeners(Object model) {
    return List.of();
  }

  /** Whether a listener of {@code handler} is told of the model's calls. */
  boolean isListenedTo(Object model, ModelCallHandler handler) {
    return false;
  }

  /** Returns what an answer says, or null when it says nothing. */
  abstract @Nullable ResponseFacts facts(
      ModelRequest request, Object model, Object[] arguments, @Nullable Object answer);

  /** Ends a call whose answer has arrived whole. */
  void end(ModelCall call, Object model, Object[] arguments, @Nullable Object answer) {
    call.end(read(call.request(), model, arguments, answer));
  }

  /** Returns what an answer says, or null when it says nothing or cannot be read. */
  final @Nullable ResponseFacts read(
      ModelRequest request, Object model, Object[] arguments, @Nullable Object answer) {
    return Guarded.get("response reader", () -> facts(request, model, arguments, answer), null);
  }
}
