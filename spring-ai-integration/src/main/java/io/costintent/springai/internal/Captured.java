/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.internal;

import io.costintent.call.Guarded;
import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.costintent.telemetry.CallAttributes;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.model.tool.internal.ToolCallReactiveContextHolder;
import reactor.util.context.ContextView;

/**
 * What was current when an observation started, kept in the observation: streams go on on threads
 * where nothing is current, and tracing's scopes bring back what was current before the intent was.
 */
public final class Captured {
  /** Reactor's key of an observation, as Micrometer has it. */
  private static final String REACTOR_KEY = "micrometer.observation";

  private static final String SPRING_AI = "org.springframework.ai.";
  private static final String CLIENT = "org.springframework.ai.chat.client.";

  private static final ContextKey<Captured> INSIDE = ContextKey.named("costintent-observation");

  private final Context context;
  private final Rounds rounds = new Rounds();

  private Captured(Context context) {
    this.context = context;
  }

  /** Returns what was captured for an observation, or null. */
  public static @Nullable Captured of(Observation.ContextView observation) {
    return observation.get(Captured.class);
  }

  /**
   * Captures what is current now, refined by what the observation itself says; null when it is none
   * of Spring AI's and there is nothing to keep.
   */
  public static @Nullable Captured capture(Observation.Context observation) {
    Context context = below(parentOf(observation), Context.current());
    String type = observation.getClass().getName();
    boolean ofSpringAi = type.startsWith(SPRING_AI);
    if (!ofSpringAi && IntentContext.from(context).isEmpty()) {
      return null;
    }
    CostIntent own = ofSpringAi ? own(observation, type) : CostIntent.none();
    Captured captured = new Captured(own.isEmpty() ? context : IntentContext.with(context, own));
    observation.put(Captured.class, captured);
    return captured;
  }

  /**
   * Returns the context for what starts below an observation.
   *
   * @param current what is current on this thread, which is closer where it is inside {@code
   *     parent}
   */
  public static Context below(@Nullable Captured parent, Context current) {
    if (parent == null || current.get(INSIDE) == parent) {
      return current;
    }
    Context refined = IntentContext.with(current, IntentContext.from(parent.context));
    return CallAttributes.with(refined, CallAttributes.from(parent.context));
  }

  /** Returns what the closest enclosing observation captured that captured something, or null. */
  public static @Nullable Captured parentOf(Observation.ContextView observation) {
    ObservationView parent = observation.getParentObservation();
    return parent == null
        ? Guarded.get("stream of a tool", Captured::ofReactiveTool, null)
        : closest(parent);
  }

  /** Returns what an observation, or the closest one around it, captured, or null. */
  public static @Nullable Captured closest(@Nullable ObservationView observation) {
    ObservationView at = observation;
    while (at != null) {
      Captured captured = of(at.getContextView());
      if (captured != null) {
        return captured;
      }
      at = at.getContextView().getParentObservation();
    }
    return null;
  }

  /** Returns the context for what starts when somebody with Reactor's {@code stream} subscribes. */
  public static Context subscribing(ContextView stream) {
    Object observation = stream.getOrDefault(REACTOR_KEY, null);
    return below(
        observation instanceof ObservationView parent ? closest(parent) : null, Context.current());
  }

  /** Tools of a stream run where no observation is current, but Reactor's context is noted. */
  private static @Nullable Captured ofReactiveTool() {
    Object stream = ToolCallReactiveContextHolder.getContext().getOrDefault(REACTOR_KEY, null);
    return stream instanceof ObservationView observation ? closest(observation) : null;
  }

  /** Clients of chat models may not be there, so nothing of them is touched for other types. */
  private static CostIntent own(Observation.Context observation, String type) {
    CostIntent stated = observation.get(CostIntent.class);
    CostIntent own = stated == null ? CostIntent.none() : stated;
    return type.startsWith(CLIENT) ? own.refinedBy(ClientParameters.intent(observation)) : own;
  }

  /** What is current where a call below starts. */
  public Context context() {
    return context;
  }

  /** The rounds of tools below this observation. */
  public Rounds rounds() {
    return rounds;
  }

  /** Whether there is something to bring back. */
  public boolean hasIntent() {
    return !IntentContext.from(context).isEmpty();
  }

  /** Returns {@code current} with what was captured. */
  public Context restoredIn(Context current) {
    Context restored =
        IntentContext.from(current).equals(IntentContext.from(context))
            ? current
            : IntentContext.with(current, IntentContext.from(context));
    return CallAttributes.with(restored, CallAttributes.from(context)).with(INSIDE, this);
  }
}
