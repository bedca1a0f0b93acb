/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.call.BatchJobs;
import io.costintent.intent.CostIntent;
import io.costintent.policy.CallDeniedException;
import java.util.function.UnaryOperator;

/**
 * One use of an SDK's method that is no model call but belongs to a batch job: submits it, tells of
 * it, or reads its results.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface BatchStep {
  /**
   * Returns the parameters to send, which are the same unless the application opted for more.
   *
   * @param params those given
   * @param current the intent that is current
   */
  default Object params(Object params, CostIntent current) {
    return params;
  }

  /**
   * Called before the method, on the caller's thread.
   *
   * @return what to make of the method's result, within a guard: the same object, or one that
   *     behaves the same and tells what is read
   * @throws CallDeniedException when a policy that blocks does not let the job be submitted
   */
  UnaryOperator<Object> begin(BatchJobs jobs, Endpoint endpoint);
}
