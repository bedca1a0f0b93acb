/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.intent;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.costintent.intent.CostIntent;
import io.costintent.langchain4j.internal.NextCall;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.context.Context;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The intent of one model call, stated with its request.
 *
 * {@snippet class="io.costintent.langchain4j.Snippets" region="perCall"}
 *
 * <p>It refines the current intent, key by key, and is not sent to the provider.
 *
 * @since 0.1
 */
public final class CallIntent {
  /**
   * The attribute of a request's listeners, and the parameter of an AI service's invocation, that
   * holds a {@link CostIntent}.
   */
  public static final String ATTRIBUTE = "costintent.intent";

  /** Returns attributes for {@code ChatRequestOptions.listenerAttributes}. */
  public static Map<Object, Object> attributes(CostIntent intent) {
    return Map.of(ATTRIBUTE, requireNonNull(intent, "intent"));
  }

  /**
   * Returns parameters for one invocation of an AI service, all of whose model calls then have the
   * intent.
   */
  public static InvocationParameters parameters(CostIntent intent) {
    return InvocationParameters.from(ATTRIBUTE, requireNonNull(intent, "intent"));
  }

  /**
   * Returns the context that a model call on this thread starts in: the current one, refined by
   * what was noted for the next call, refined by what its attributes state.
   *
   * @param attributes those of the request's listeners, or null
   * @param request what is asked, or null when it is no chat
   */
  public static Context contextOf(@Nullable Map<?, ?> attributes, @Nullable ChatRequest request) {
    Context context = NextCall.refine(Context.current(), request);
    return attributes != null && attributes.get(ATTRIBUTE) instanceof CostIntent stated
        ? IntentContext.with(context, stated)
        : context;
  }

  private CallIntent() {}
}
