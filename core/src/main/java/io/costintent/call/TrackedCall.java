/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.call.CallGate.Admission;
import io.costintent.intent.CostIntent;
import io.costintent.internal.Guard;
import io.costintent.policy.Decision;
import io.costintent.provider.ResponseFacts;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A call in flight: everything that must not be looked up again when it ends. */
final class TrackedCall implements ModelCall {
  private static final ContextKey<TrackedCall> KEY = ContextKey.named("costintent-call");
  private static final AtomicIntegerFieldUpdater<TrackedCall> ENDED =
      AtomicIntegerFieldUpdater.newUpdater(TrackedCall.class, "ended");

  /** Every 32nd chunk is a checkpoint for what is held. */
  private static final int CHECKPOINT_MASK = 31;

  private final ModelCallHandler handler;
  private final CostIntent intent;
  private final Admission admission;
  private final @Nullable TrackedCall outer;
  private final int attempt;
  private final Instant startedAt;
  private final long startNanos;
  private final boolean observed;
  private Context context;
  private volatile int ended;
  private volatile @Nullable InnerCalls inner;

  // Both count from the start, so that a call begins with the zeros that it is born with.
  private volatile long lastActive;
  private volatile long firstChunkPlusOne;
  private volatile long chunks;
  private volatile @Nullable Supplier<@Nullable ResponseFacts> partial;

  /** Returns the call that {@code context} runs in, if it has not ended. */
  static @Nullable TrackedCall running(Context context) {
    TrackedCall call = context.get(KEY);
    return call == null || call.ended != 0 ? null : call;
  }

  TrackedCall(
      ModelCallHandler handler,
      Admission admission,
      CostIntent intent,
      Context parent,
      @Nullable TrackedCall outer) {
    this.handler = handler;
    this.admission = admission;
    this.intent = intent;
    this.outer = outer;
    this.attempt = outer == null ? 1 : outer.innerCalls().nextAttempt();
    this.startNanos = handler.nanos().getAsLong();
    this.startedAt = handler.time().at(startNanos);
    this.context = admission.request().charge() == null ? parent.with(KEY, this) : parent;
    this.observed = false;
  }

  /** A call of somebody else, which is over. */
  TrackedCall(ModelCallHandler handler, ObservedCall call, CostIntent intent) {
    this.handler = handler;
    this.admission = new Admission(Decision.proceed(), call.request, null, null);
    this.intent = intent;
    this.outer = null;
    this.attempt = 1;
    this.startedAt = call.startedAt;
    this.startNanos = 0;
    this.context = call.context;
    this.observed = true;
    this.ended = 1;
  }

  @Override
  public ModelRequest request() {
    return admission.request();
  }

  @Override
  public CostIntent intent() {
    return intent;
  }

  @Override
  public Context context() {
    return context;
  }

  /** Completes the context, before the call is handed out. */
  void context(Context complete) {
    context = complete;
  }

  @Override
  public Context inside(Context other) {
    return request().charge() == null ? other.with(KEY, this) : other;
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // the caller closes it
  public Scope makeCurrent() {
    return context.makeCurrent();
  }

  @Override
  public <T extends @Nullable Object, X extends Throwable> T run(ProviderCall<T, X> call) throws X {
    try (Scope ignored = makeCurrent()) {
      return Guard.<T, X>observe(call::make, error -> fail(error, null));
    }
  }

  @Override
  public void chunk() {
    Guard.run("chunk", this::touch);
  }

  private void touch() {
    long elapsed = Math.max(0, handler.nanos().getAsLong() - startNanos);
    lastActive = elapsed;
    long arrived = chunks + 1;
    chunks = arrived;
    if (arrived == 1) {
      firstChunkPlusOne = elapsed + 1;
    }
    CallGate.Grant grant = admission.grant();
    if (grant != null && (arrived & CHECKPOINT_MASK) == 0) {
      grant.streamed(arrived);
    }
  }

  @Override
  public void partial(Supplier<@Nullable ResponseFacts> source) {
    partial = source;
    handler.watch(this);
  }

  @Override
  public <T> CompletableFuture<T> follow(
      CompletionStage<T> source, ResponseReader<? super T> reader) {
    return FollowedFuture.ending(source, this, reader);
  }

  @Override
  public <T> CompletableFuture<T> followOpening(
      CompletionStage<T> source, UnaryOperator<T> opened) {
    return new FollowedFuture<>(source, this, opened);
  }

  @Override
  public void end(@Nullable ResponseFacts response) {
    finish(CallEnding.COMPLETED, response, null);
  }

  @Override
  public void fail(Throwable error, @Nullable ResponseFacts partial) {
    finish(CallEnding.FAILED, partial, error);
  }

  @Override
  public void cut(@Nullable ResponseFacts partial) {
    finish(CallEnding.CUT, partial, null);
  }

  @Override
  public void cancel(@Nullable ResponseFacts partial) {
    finish(CallEnding.CANCELLED, partial, null);
  }

  /** Ends a stream that has been silent since before {@code nanos}, if it still runs. */
  void abandonIfSilentSince(long nanos) {
    if (startNanos + lastActive - nanos <= 0) {
      Supplier<@Nullable ResponseFacts> source = partial;
      ResponseFacts known = source == null ? null : Guard.get("partial usage", source::get, null);
      finish(CallEnding.NEVER_CONSUMED, known, null);
    }
  }

  void finish(CallEnding ending, @Nullable ResponseFacts response, @Nullable Throwable error) {
    if (ENDED.compareAndSet(this, 0, 1)) {
      Guard.run("end of a call", () -> handler.finish(this, ending, response, error));
    }
  }

  boolean isEnded() {
    return ended != 0;
  }

  /** Whether the sweep may find this call. */
  boolean isWatched() {
    return admission.request().isStreaming() || partial != null;
  }

  Decision decision() {
    return admission.decision();
  }

  /** What is held for this call, or null. */
  CallGate.@Nullable Grant grant() {
    return admission.grant();
  }

  /** The budget that has least left, or null. */
  CallGate.@Nullable TightestBudget tightestBudget() {
    return admission.tightest();
  }

  /** How many chunks of a stream have arrived. */
  long chunks() {
    return chunks;
  }

  @Nullable TrackedCall outer() {
    return outer;
  }

  /** What the calls below this one came to, or null when there was none. */
  @Nullable InnerCalls inner() {
    return inner;
  }

  boolean isObserved() {
    return observed;
  }

  /** Returns where the calls below this one are added up. */
  InnerCalls innerCalls() {
    InnerCalls calls = inner;
    if (calls == null) {
      synchronized (this) {
        calls = inner;
        if (calls == null) {
          calls = new InnerCalls();
          inner = calls;
        }
      }
    }
    return calls;
  }

  int attempt() {
    return attempt;
  }

  Instant startedAt() {
    return startedAt;
  }

  long startNanos() {
    return startNanos;
  }

  long firstChunkNanos() {
    return firstChunkPlusOne - 1;
  }
}
