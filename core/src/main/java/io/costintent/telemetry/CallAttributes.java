/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.costintent.call.ModelRequest;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;

/**
 * What an adapter knows about those who make the calls that start in a context: an agent, the
 * method of a service, a conversation. It is on the spans of the calls; it decides nothing, and no
 * metric has it.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class CallAttributes {
  private static final ContextKey<Attributes> KEY = ContextKey.named("costintent-call-attributes");

  /**
   * Returns {@code context} with attributes for the spans of calls, which replace those of the same
   * keys.
   *
   * @param attributes short and no content of prompts, tools or answers
   */
  public static Context with(Context context, Attributes attributes) {
    if (attributes.isEmpty()) {
      return context;
    }
    return context.with(KEY, from(context).toBuilder().putAll(attributes).build());
  }

  /** Returns the attributes that {@code context} carries, none when there are none. */
  public static Attributes from(Context context) {
    Attributes attributes = context.get(KEY);
    return attributes == null ? Attributes.empty() : attributes;
  }

  /** Returns those for the span of a request; what is no model call has nothing of a model. */
  static Attributes of(ModelRequest request, Context context) {
    Attributes attributes = from(context);
    return request.charge() == null || attributes.isEmpty()
        ? attributes
        : attributes.toBuilder().removeIf(key -> key.getKey().startsWith("gen_ai.")).build();
  }

  private CallAttributes() {}
}
