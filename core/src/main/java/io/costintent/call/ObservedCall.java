/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static java.util.Objects.requireNonNull;

import io.costintent.intent.CostIntent;
import io.costintent.provider.ResponseFacts;
import io.opentelemetry.context.Context;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that somebody else made, measured and described, such as the span of another
 * instrumentation.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ObservedCall {
  final ModelRequest request;
  final Instant startedAt;
  final long durationNanos;
  final CostIntent intent;
  final CallEnding ending;
  final @Nullable ResponseFacts response;
  final Context context;
  final boolean withSpan;

  /** Returns a builder for a call that started at {@code startedAt}: prices are those of then. */
  public static Builder builder(ModelRequest request, Instant startedAt) {
    return new Builder(request, startedAt);
  }

  private ObservedCall(Builder builder) {
    this.request = builder.request;
    this.startedAt = builder.startedAt;
    this.durationNanos = builder.durationNanos;
    this.intent = builder.intent;
    this.ending = builder.ending;
    this.response = builder.response;
    this.context = builder.context;
    this.withSpan = builder.withSpan;
  }

  /** Returns request and ending; not a contract. */
  @Override
  public String toString() {
    return "ObservedCall{" + request + ", " + ending + '}';
  }

  /** Collects what is known of the call. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final ModelRequest request;
    private final Instant startedAt;
    private long durationNanos;
    private CostIntent intent = CostIntent.none();
    private CallEnding ending = CallEnding.COMPLETED;
    private @Nullable ResponseFacts response;
    private Context context = Context.root();
    private boolean withSpan;

    private Builder(ModelRequest request, Instant startedAt) {
      this.request = requireNonNull(request, "request");
      this.startedAt = requireNonNull(startedAt, "startedAt");
    }

    /** Sets how long the call took, in nanoseconds. */
    public Builder durationNanos(long durationNanos) {
      this.durationNanos = Math.max(0, durationNanos);
      return this;
    }

    /** Sets who and why; the configured defaults hold where it is silent. */
    public Builder intent(CostIntent intent) {
      this.intent = requireNonNull(intent, "intent");
      return this;
    }

    /** Sets how the call ended; {@link CallEnding#COMPLETED} unless set. */
    public Builder ending(CallEnding ending) {
      this.ending = requireNonNull(ending, "ending");
      return this;
    }

    /** Sets what the response said, or null when nothing is known of it. */
    public Builder response(@Nullable ResponseFacts response) {
      this.response = response;
      return this;
    }

    /** Sets the context that metrics take their exemplars from, and that a span is below. */
    public Builder context(Context context) {
      this.context = requireNonNull(context, "context");
      return this;
    }

    /** Gives the call a span of its own, without a duration: nobody else made one for it. */
    public Builder withSpan() {
      this.withSpan = true;
      return this;
    }

    /** Returns the call. */
    public ObservedCall build() {
      return new ObservedCall(this);
    }
  }
}
