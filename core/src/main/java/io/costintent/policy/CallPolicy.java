/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

/**
 * Decides, before the request is sent, whether a call may run.
 *
 * <p>Called on the caller's thread: it must not block. One that throws counts as {@link
 * Decision.Proceed}, and the failure is logged and counted. All policies are asked; the strictest
 * decision wins. Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface CallPolicy {
  /** A short stable name, for logs and denials. */
  String name();

  /** Decides about {@code call}. */
  Decision decide(PlannedCall call);
}
