/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.cost.Cost;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.policy.Decision;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one call: who, why, how much, at what price.
 *
 * <p>Immutable and thread-safe. Holds no content: no prompt, completion, key or header.
 *
 * @since 0.1
 */
public final class CallRecord {
  private final TrackedCall call;
  private final CallEnding ending;
  private final @Nullable ResponseFacts response;
  private final @Nullable Throwable error;
  private final @Nullable Cost cost;
  private final @Nullable Money inclusiveCost;
  private final long durationNanos;

  CallRecord(
      TrackedCall call,
      CallEnding ending,
      @Nullable ResponseFacts response,
      @Nullable Throwable error,
      @Nullable Cost cost,
      @Nullable Money inclusiveCost,
      long durationNanos) {
    this.call = call;
    this.ending = ending;
    this.response = response;
    this.error = error;
    this.cost = cost;
    this.inclusiveCost = inclusiveCost;
    this.durationNanos = durationNanos;
  }

  /** Who and why, as captured at the start. */
  public CostIntent intent() {
    return call.intent();
  }

  /** What was asked. */
  public ModelRequest request() {
    return call.request();
  }

  /** Whether this is a cost that no model caused, as its team metered it: a {@link Charge}. */
  public boolean isCharge() {
    return call.request().charge() != null;
  }

  /** How it ended. */
  public CallEnding ending() {
    return ending;
  }

  /** The model that answered, or the one asked for when the response does not say. */
  public String model() {
    String answered = response == null ? null : response.model();
    return answered == null ? call.request().model() : answered;
  }

  /** The provider's id of the response, or the id of a charge, or null. */
  public @Nullable String responseId() {
    return response == null ? null : response.responseId();
  }

  /** Why the model stopped, one per choice; empty when the response does not say. */
  public List<String> finishReasons() {
    return response == null ? List.of() : response.finishReasons();
  }

  /** The service tier that served the call, else the one asked for, else null. */
  public @Nullable String serviceTier() {
    String served = response == null ? null : response.serviceTier();
    return served == null ? call.request().serviceTier() : served;
  }

  /** What was consumed, or null when the response does not say. */
  public @Nullable Usage usage() {
    return response == null ? null : response.usage();
  }

  /** What it cost, or null when another record bills this call, or when it was denied. */
  public @Nullable Cost cost() {
    return cost;
  }

  /** Whether this record is the one that bills the call. */
  public boolean isBilled() {
    return cost != null;
  }

  /** Whether somebody else made and measured the call; the attempt is then unknown. */
  public boolean isObserved() {
    return call.isObserved();
  }

  /** What the calls below this one cost together, or null when there were none with a price. */
  public @Nullable Money inclusiveCost() {
    return inclusiveCost;
  }

  /** What made the call fail, or null. Its message may hold content: never record it. */
  public @Nullable Throwable error() {
    return error;
  }

  /** 1 for the first try below one enclosing call, 2 for the next, and so on. */
  public int attempt() {
    return call.attempt();
  }

  /** What the policies decided. */
  public Decision decision() {
    return call.decision();
  }

  /** The budget that has least left of those that apply, or null when none does. */
  public CallGate.@Nullable TightestBudget tightestBudget() {
    return call.tightestBudget();
  }

  /** When the call started. */
  public Instant startedAt() {
    return call.startedAt();
  }

  /** How long it took, to the last chunk of a stream. */
  public Duration duration() {
    return Duration.ofNanos(durationNanos);
  }

  /** How long it took, in nanoseconds. */
  public long durationNanos() {
    return durationNanos;
  }

  /** Nanoseconds to the first chunk of a stream, or -1. */
  public long firstChunkNanos() {
    return call.firstChunkNanos();
  }

  /** The context the call ran in, with what listeners put there at the start. */
  public Context context() {
    return call.context();
  }

  /** Returns intent, request, ending and cost; not a contract. */
  @Override
  public String toString() {
    return "CallRecord{" + intent() + ", " + request() + ", " + ending + ", " + cost + '}';
  }
}
