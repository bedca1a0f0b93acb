/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.observation;

import io.costintent.springai.StartedCall;
import io.costintent.springai.internal.StreamedRound;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.model.observation.ModelObservationContext;

/** The call of a model's observation, kept in the observation. */
final class ObservedModel {
  private final StartedCall call;
  private final boolean streaming;
  private final boolean later;
  private boolean entered;
  private volatile @Nullable ModelObservationContext<?, ?> inside;
  private final StreamedRound round;

  ObservedModel(StartedCall call, boolean streaming, @Nullable ObservedModel before) {
    this.call = call;
    this.round = new StreamedRound(before == null ? null : before.round);
    this.later = before != null;
    this.streaming = streaming;
  }

  static @Nullable ObservedModel of(Observation.ContextView observation) {
    return observation.get(ObservedModel.class);
  }

  StartedCall call() {
    return call;
  }

  /** The provider is called inside a scope of the observation, as no stream is. */
  void enter() {
    entered = true;
  }

  boolean isStreaming() {
    return streaming || !entered;
  }

  /** What this took of a stream in which a model runs tools. */
  StreamedRound round() {
    return round;
  }

  /** Whether this follows a round in whose stream it is. */
  boolean isLaterRound() {
    return later;
  }

  /** The next round, which is made inside of this one's stream, or null. */
  @Nullable ModelObservationContext<?, ?> inside() {
    return inside;
  }

  void inside(ModelObservationContext<?, ?> next) {
    inside = next;
  }
}
