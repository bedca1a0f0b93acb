/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Somebody stopped all calls of a team, feature, experiment or the like.
 *
 * @since 0.1
 */
public final class CallsKilledException extends CallDeniedException {
  private static final long serialVersionUID = 1L;
  private static final String POLICY = "kill-switch";

  private final String scope;
  private final String reason;
  private final String by;
  private final Instant at;

  /**
   * Creates a denial.
   *
   * @param scope whose calls are stopped, such as {@code team=search}
   * @param reason why, as whoever stopped them put it
   * @param by who stopped them
   * @param at when they were stopped
   */
  public CallsKilledException(String scope, String reason, String by, Instant at) {
    super(
        POLICY,
        "calls of %s are stopped since %s: %s; ask %s to let them run again"
            .formatted(scope, at, reason, by));
    this.scope = requireNonNull(scope, "scope");
    this.reason = requireNonNull(reason, "reason");
    this.by = requireNonNull(by, "by");
    this.at = requireNonNull(at, "at");
  }

  /** Whose calls are stopped, such as {@code team=search}. */
  public String scope() {
    return scope;
  }

  /** Why they are stopped. */
  public String reason() {
    return reason;
  }

  /** Who stopped them. */
  public String by() {
    return by;
  }

  /** When they were stopped. */
  public Instant at() {
    return at;
  }
}
