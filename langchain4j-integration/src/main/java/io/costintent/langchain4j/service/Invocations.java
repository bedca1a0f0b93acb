/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.service;

import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.observability.api.event.AiServiceCompletedEvent;
import dev.langchain4j.observability.api.event.AiServiceErrorEvent;
import dev.langchain4j.observability.api.event.AiServiceRequestIssuedEvent;
import dev.langchain4j.observability.api.event.AiServiceStartedEvent;
import dev.langchain4j.observability.api.listener.AiServiceCompletedListener;
import dev.langchain4j.observability.api.listener.AiServiceErrorListener;
import dev.langchain4j.observability.api.listener.AiServiceListener;
import dev.langchain4j.observability.api.listener.AiServiceRequestIssuedListener;
import dev.langchain4j.observability.api.listener.AiServiceStartedListener;
import io.costintent.call.Guarded;
import io.costintent.langchain4j.internal.NextCall;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;

/**
 * Hears of the invocations of AI services, and tells the model calls that follow where they come
 * from.
 *
 * <p>What is known of an invocation is kept with its id, and goes with it: nobody is told of the
 * end of a cancelled stream. Thread-safe.
 */
final class Invocations {
  private static final String PLACE = "AI service listener";

  private final Map<UUID, Invocation> running = Collections.synchronizedMap(new WeakHashMap<>());

  private final ServiceMethods methods = new ServiceMethods();

  private final List<AiServiceListener<?>> listeners =
      List.of(
          new AiServiceStartedListener() {
            @Override
            public void onEvent(AiServiceStartedEvent event) {
              Guarded.run(PLACE, () -> begin(event.invocationContext()));
            }
          },
          new AiServiceRequestIssuedListener() {
            @Override
            public void onEvent(AiServiceRequestIssuedEvent event) {
              Guarded.run(PLACE, () -> announce(event));
            }
          },
          new AiServiceCompletedListener() {
            @Override
            public void onEvent(AiServiceCompletedEvent event) {
              Guarded.run(PLACE, () -> end(event.invocationContext()));
            }
          },
          new AiServiceErrorListener() {
            @Override
            public void onEvent(AiServiceErrorEvent event) {
              Guarded.run(PLACE, () -> end(event.invocationContext()));
            }
          });

  /** Those that are to be registered, all of them. */
  List<AiServiceListener<?>> listeners() {
    return listeners;
  }

  private Invocation begin(InvocationContext context) {
    Invocation invocation = Invocation.of(context, methods);
    running.put(context.invocationId(), invocation);
    return invocation;
  }

  private void end(InvocationContext context) {
    running.remove(context.invocationId());
  }

  private void announce(AiServiceRequestIssuedEvent event) {
    InvocationContext context = event.invocationContext();
    Invocation known = running.get(context.invocationId());
    Invocation invocation = known == null ? begin(context) : known;
    NextCall.note(event.request(), invocation::refine);
  }
}
