/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Refuses or reports the calls of experiments that are over.
 *
 * <p>Experiments that are not named here never end. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ExperimentEnds implements CallPolicy {
  private static final String NAME = "experiment-end";

  private final Map<String, Instant> ends;
  private final boolean enforcing;
  private final InstantSource time;

  /** Returns a builder without experiments. */
  public static Builder builder() {
    return new Builder();
  }

  private ExperimentEnds(Builder builder, InstantSource time) {
    this.ends = Map.copyOf(builder.ends);
    this.enforcing = builder.enforcing;
    this.time = time;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Decision decide(PlannedCall call) {
    String experiment = call.intent().experimentId();
    Instant end = experiment == null ? null : ends.get(experiment);
    if (experiment == null || end == null || time.instant().isBefore(end)) {
      return Decision.proceed();
    }
    return enforcing
        ? new Decision.Deny(new ExperimentEndedException(NAME, experiment, end))
        : new Decision.Warn("experiment " + experiment + " ended at " + end);
  }

  /** Collects experiments. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final Map<String, Instant> ends = new HashMap<>();
    private boolean enforcing;

    private Builder() {}

    /** Sets the first instant at which the experiment is over. */
    public Builder end(String experiment, Instant end) {
      ends.put(requireNonNull(experiment, "experiment"), requireNonNull(end, "end"));
      return this;
    }

    /** Denies calls of experiments that are over, instead of only reporting them. */
    public Builder enforce() {
      enforcing = true;
      return this;
    }

    /** Returns the policy, which asks {@code time}. */
    public ExperimentEnds build(InstantSource time) {
      return new ExperimentEnds(this, requireNonNull(time, "time"));
    }
  }
}
