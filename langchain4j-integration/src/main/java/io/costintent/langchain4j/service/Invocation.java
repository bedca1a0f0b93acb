/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.service;

import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.invocation.InvocationParameters;
import io.costintent.intent.CostIntent;
import io.costintent.langchain4j.intent.CallIntent;
import io.costintent.langchain4j.internal.NextAgent;
import io.costintent.propagation.IntentContext;
import io.costintent.telemetry.CallAttributes;
import io.costintent.telemetry.CostAttributes;
import io.costintent.telemetry.GenAiAttributes;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One invocation of an AI service, as it was when it began.
 *
 * <p>Immutable and thread-safe.
 *
 * @param caller where it was invoked
 * @param stated what its method and its parameters say
 * @param attributes for the spans of its model calls
 */
record Invocation(Context caller, CostIntent stated, Attributes attributes) {
  private static final int MAX_CONVERSATION = 128;

  /** What LangChain4j calls the memory of a service that has only one. */
  private static final String ONLY_MEMORY = "default";

  /** Returns the invocation that begins on this thread. */
  static Invocation of(InvocationContext context, ServiceMethods methods) {
    List<Object> arguments = context.methodArguments();
    String service = context.interfaceName();
    String method = context.methodName();
    CostIntent intent = CostIntent.none();
    AttributesBuilder attributes = Attributes.builder();
    Context caller = Context.current();
    if (service != null && method != null) {
      intent = methods.intent(service, method, arguments == null ? List.of() : arguments);
      attributes.put(CostAttributes.INVOCATION_FUNCTION, service + '.' + method);
      NextAgent agent = NextAgent.of(service);
      if (agent != null) {
        attributes.putAll(agent.attributes());
        caller = refine(caller, agent.caller());
      }
    }
    UUID id = context.invocationId();
    if (id != null) {
      attributes.put(CostAttributes.INVOCATION_ID, id.toString());
    }
    String conversation = conversation(context.chatMemoryId());
    if (conversation != null) {
      attributes.put(GenAiAttributes.CONVERSATION_ID, conversation);
    }
    CostIntent parameters = stated(context.invocationParameters());
    return new Invocation(caller, intent.refinedBy(parameters), attributes.build());
  }

  /** Returns what the parameters of an invocation say. */
  static CostIntent stated(@Nullable InvocationParameters parameters) {
    return parameters != null
            && parameters.asMap().get(CallIntent.ATTRIBUTE) instanceof CostIntent intent
        ? intent
        : CostIntent.none();
  }

  /** Of ids that an application makes up only those that are surely no content. */
  private static @Nullable String conversation(@Nullable Object memoryId) {
    if (!(memoryId instanceof String || memoryId instanceof Number || memoryId instanceof UUID)) {
      return null;
    }
    String id = memoryId.toString();
    return id.isBlank() || id.length() > MAX_CONVERSATION || id.equals(ONLY_MEMORY) ? null : id;
  }

  /** Returns the context that a model call of this invocation starts in, on whatever thread. */
  Context refine(Context current) {
    Context context = refine(current, caller);
    return CallAttributes.with(IntentContext.with(context, stated), attributes);
  }

  /** Returns what is current, with what {@code caller} has besides. */
  private static Context refine(Context current, Context caller) {
    CostIntent inner = IntentContext.from(current);
    if (inner.isEmpty() && Span.fromContextOrNull(current) == null) {
      return caller;
    }
    CostIntent intent = IntentContext.from(caller).refinedBy(inner);
    return intent.equals(inner) ? current : IntentContext.with(current, intent);
  }
}
