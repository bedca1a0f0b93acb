/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static java.util.Objects.requireNonNull;

import io.costintent.intent.CostIntent;
import io.costintent.internal.Guard;
import io.costintent.money.Money;
import io.costintent.policy.CallDeniedException;
import io.opentelemetry.context.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Batch jobs, whose costs are known when their results are read: under the intent that submitted
 * the job, at batch prices, each result once.
 *
 * <p>Doors call this; an application does so to say what a job was for that somebody else
 * submitted. Nothing here throws, except a denial from {@link #admit}. Thread-safe.
 *
 * @since 0.1
 */
public final class BatchJobs {
  /** What every budget that has anything left lets pass. */
  private static final Money LEAST = Money.usd("0.000000001");

  private final ModelCallHandler handler;
  private final BatchStore store;

  BatchJobs(ModelCallHandler handler, BatchStore store) {
    this.handler = handler;
    this.store = store;
  }

  /**
   * Asks policies and budgets whether work of this size may be submitted now, and holds nothing of
   * it: a job outlives what is held.
   *
   * @param works what the job asks of each of its models, with all that it may consume
   * @throws CallDeniedException when a policy that blocks does not let it be submitted
   */
  public void admit(List<ModelRequest> works) {
    for (ModelRequest work : works) {
      handler.admit(work);
    }
  }

  /**
   * Asks the same where nobody knows how much a job asks of which models: kill switches, ends of
   * experiments, and whether anything is left of the budgets.
   *
   * @throws CallDeniedException likewise
   */
  public void admit(String provider) {
    handler.admit(Charge.of(provider, "batch", LEAST).request());
  }

  /** The intent that is current now, refining what rules say of this place. */
  public CostIntent currentIntent() {
    return handler.intentAt(Context.current());
  }

  /** Keeps the current intent for the results of a job, unless there is none. */
  public void submitted(String provider, String job) {
    submitted(provider, job, currentIntent());
  }

  /** Keeps an intent for the results of a job, in place of the one that submitted it. */
  public void submitted(String provider, String job, CostIntent intent) {
    requireNonNull(provider, "provider");
    requireNonNull(job, "job");
    if (!intent.isEmpty()) {
      Guard.run("batch store", () -> store.submitted(provider, job, intent));
    }
  }

  /** Says that the results of a job are known by another id as well, such as that of a file. */
  public void alias(String provider, String job, String other) {
    CostIntent known = intent(provider, job);
    if (known != null) {
      submitted(provider, other, known);
    }
  }

  /** Returns the intent that is kept for a job, or null. */
  public @Nullable CostIntent intent(String provider, String job) {
    return Guard.<@Nullable CostIntent>get("batch store", () -> store.intent(provider, job), null);
  }

  /**
   * Returns what bills the results of a job: to the intent that is kept for it, else to the one
   * that is current now.
   */
  public BatchReading read(String provider, String job) {
    Context context = Context.current();
    CostIntent kept = intent(provider, job);
    CostIntent intent = kept == null ? handler.intentAt(context) : kept;
    return new BatchReading(handler, store, provider, job, intent, context);
  }
}
