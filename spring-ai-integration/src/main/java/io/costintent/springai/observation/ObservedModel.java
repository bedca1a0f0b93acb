/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.observation;

import io.costintent.springai.StartedCall;
import io.costintent.springai.internal.Rounds;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/** The call of a model's observation, kept in the observation. */
final class ObservedModel {
  private final StartedCall call;
  private final boolean streaming;
  private boolean entered;
  private volatile boolean enclosing;

  ObservedModel(StartedCall call, boolean streaming) {
    this.call = call;
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

  /** Rounds of tools are made inside, and report what this took too. */
  void enclose() {
    enclosing = true;
  }

  boolean isEnclosing() {
    return enclosing;
  }
}
