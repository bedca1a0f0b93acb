/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.internal;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.opentelemetry.context.Context;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known on this thread about the model call that follows, such as the AI service and its
 * method that make it: LangChain4j tells its listeners of services right before it asks the model,
 * on the same thread, and the listeners of models nothing of services.
 *
 * <p>A note is for one request, told by its last message, this very object: a model that nobody
 * tracks leaves its note behind, which must not become the intent of another call.
 */
public final class NextCall {
  private static final ThreadLocal<Noted> NOTED = new ThreadLocal<>();

  /**
   * Notes what makes of the current context the one that the call of {@code request} on this thread
   * starts in.
   */
  public static void note(ChatRequest request, UnaryOperator<Context> refinement) {
    List<ChatMessage> messages = request.messages();
    NOTED.set(new Noted(new WeakReference<>(messages.get(messages.size() - 1)), refinement));
  }

  /** Returns the context that a call of {@code request} starts in, and forgets what was noted. */
  public static Context refine(Context current, @Nullable ChatRequest request) {
    Noted noted = NOTED.get();
    if (noted == null || request == null || !noted.isFor(request)) {
      return current;
    }
    NOTED.remove();
    return noted.refinement.apply(current);
  }

  private record Noted(WeakReference<ChatMessage> lastMessage, UnaryOperator<Context> refinement) {
    /** A model in between may have added messages. */
    @SuppressWarnings("ReferenceEquality") // this very message, not one that says the same
    boolean isFor(ChatRequest request) {
      ChatMessage last = lastMessage.get();
      List<ChatMessage> messages = request.messages();
      for (int i = messages.size() - 1; i >= 0 && last != null; i--) {
        if (messages.get(i) == last) {
          return true;
        }
      }
      return false;
    }
  }

  private NextCall() {}
}
