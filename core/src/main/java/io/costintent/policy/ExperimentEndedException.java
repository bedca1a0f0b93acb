/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The experiment that the call belongs to is over.
 *
 * @since 0.1
 */
public final class ExperimentEndedException extends CallDeniedException {
  private static final long serialVersionUID = 1L;

  private final String experiment;
  private final Instant endedAt;

  /** Creates a denial for the experiment with that id. */
  public ExperimentEndedException(String policy, String experiment, Instant endedAt) {
    super(
        policy,
        "experiment "
            + experiment
            + " ended at "
            + endedAt
            + "; give it a later end, or make what it found production");
    this.experiment = requireNonNull(experiment, "experiment");
    this.endedAt = requireNonNull(endedAt, "endedAt");
  }

  /** The experiment's id. */
  public String experiment() {
    return experiment;
  }

  /** When it ended. */
  public Instant endedAt() {
    return endedAt;
  }
}
