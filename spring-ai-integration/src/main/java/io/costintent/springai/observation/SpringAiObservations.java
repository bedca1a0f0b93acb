/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.observation;

import static java.util.Objects.requireNonNull;

import io.costintent.intent.IntentKey;
import io.costintent.springai.SpringAiCalls;
import io.micrometer.observation.ObservationRegistry;
import java.util.Set;

/**
 * Makes calls of what a registry observes of Spring AI.
 *
 * <p>Two handlers and a filter: one handler has to be the registry's first, so that a denied call
 * leaves nothing open in the others, one its last, so that intent is current where tracing's scopes
 * are. The auto-configuration does that; for a registry that an application makes itself:
 *
 * {@snippet class="io.costintent.springai.Snippets" region="registry"}
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class SpringAiObservations {
  private final StartHandler first;
  private final Endings filter = new Endings();
  private final ScopeHandler last = new ScopeHandler();

  /**
   * Returns what makes calls of observations.
   *
   * @param keys the intent keys that become tags of Spring AI's own meters
   */
  public static SpringAiObservations create(SpringAiCalls calls, Set<IntentKey> keys) {
    return new SpringAiObservations(calls, keys);
  }

  private SpringAiObservations(SpringAiCalls calls, Set<IntentKey> keys) {
    this.first = new StartHandler(calls, filter, requireNonNull(keys, "keys"));
  }

  /** Adds what has to come before all other handlers. */
  public void registerFirst(ObservationRegistry registry) {
    registry.observationConfig().observationHandler(first).observationFilter(filter);
  }

  /** Adds what has to come after all other handlers. */
  public void registerLast(ObservationRegistry registry) {
    registry.observationConfig().observationHandler(last);
  }
}
