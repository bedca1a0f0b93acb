/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import static java.util.Objects.requireNonNull;

import io.costintent.budget.hold.BudgetBalances;
import io.costintent.call.BatchJobs;
import io.costintent.call.CallRecord;
import io.costintent.call.Charge;
import io.costintent.call.ChunkReader;
import io.costintent.call.FollowedIterator;
import io.costintent.call.HeldCharge;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.ModelRequest;
import io.costintent.call.ProviderCall;
import io.costintent.call.ResponseReader;
import io.costintent.call.StreamFollower;
import io.costintent.internal.Clocks;
import io.costintent.internal.Guard;
import io.costintent.policy.CallDeniedException;
import io.costintent.pricing.PriceBookStatus;
import io.costintent.telemetry.PriceSign;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes model calls carry why they were made and what they cost.
 *
 * <p>One instance serves an application. The methods here wrap the calls of any client; the {@code
 * clients} module wraps whole provider SDKs with an instance.
 *
 * {@snippet class="io.costintent.Snippets" region="call"}
 *
 * <p>What the provider call returns or throws is returned or thrown unchanged, the same object.
 * Failures of our own are logged and counted, never thrown; a {@link CallDeniedException} is thrown
 * only by a policy that was told to block, before the provider is called. Thread-safe.
 *
 * @since 0.1
 */
public final class CostTracking implements AutoCloseable {
  private final ModelCallHandler handler;
  private final @Nullable Standing standing;
  private final InstantSource time;
  private final @Nullable Runnable onClose;

  /** Returns tracking as the environment configures it; see {@link CostTrackingBuilder}. */
  public static CostTracking create() {
    return builder().build();
  }

  /** Returns a builder that starts with what the environment configures. */
  public static CostTrackingBuilder builder() {
    return new CostTrackingBuilder();
  }

  /** Returns tracking that does nothing and allocates nothing. */
  public static CostTracking noop() {
    return Noop.TRACKING;
  }

  CostTracking(
      ModelCallHandler handler,
      @Nullable Standing standing,
      InstantSource time,
      @Nullable Runnable onClose) {
    this.handler = handler;
    this.standing = standing;
    this.time = time;
    this.onClose = onClose;
  }

  /** The pipeline below, for adapters. */
  public ModelCallHandler handler() {
    return handler;
  }

  /**
   * Batch jobs, whose costs are known when their results are read; the wrapped clients of {@code
   * clients} submit and read them by themselves.
   */
  public BatchJobs batches() {
    return handler.batches();
  }

  /** The clock that calls are stamped by. */
  public InstantSource time() {
    return time;
  }

  /** How fresh the list prices are, and how refreshes went; null when tracking is off. */
  public @Nullable PriceBookStatus priceBookStatus() {
    return standing == null ? null : standing.prices().get();
  }

  /**
   * The signs there are now that prices may be out of date; none when tracking is off. Each call
   * looks anew.
   */
  public Set<PriceSign> priceSigns() {
    return standing == null ? Set.of() : standing.signs(time.instant());
  }

  /**
   * How the counters of budgets stand: of each budget that has but one, and of those that calls
   * used lately. Asks the store, so it may block: not for use in a call.
   */
  public List<BudgetBalances.Standing> budgetStandings() {
    return standing == null ? List.of() : standing.budgets();
  }

  /** Whether the store of budgets has stopped answering, so that budgets go by their policies. */
  public boolean isBudgetStoreDegraded() {
    return standing != null && standing.isStoreDegraded();
  }

  /** Returns what {@code call} returns, recorded as one call. */
  public <T, X extends Throwable> T call(
      ModelRequest request, ProviderCall<T, X> call, ResponseReader<? super T> reader) throws X {
    if (handler.isNoop()) {
      return call.make();
    }
    ModelCall started = handler.start(request);
    T response = started.run(call);
    started.end(Guard.get("response reader", () -> reader.read(response), null));
    return response;
  }

  /**
   * Returns a future that completes as the one of {@code call} does, recorded as one call.
   *
   * <p>The record is complete before the future is. Cancelling it cancels the underlying one.
   */
  public <T, X extends Throwable> CompletableFuture<T> callAsync(
      ModelRequest request,
      ProviderCall<? extends CompletionStage<T>, X> call,
      ResponseReader<? super T> reader)
      throws X {
    if (handler.isNoop()) {
      return call.make().toCompletableFuture();
    }
    ModelCall started = handler.start(request);
    return started.follow(started.run(call), reader);
  }

  /**
   * Returns the chunks of {@code call}, recorded as one call when they end.
   *
   * @param reader one of its own for each stream
   */
  public <C, X extends Throwable> FollowedIterator<C> iterate(
      ModelRequest request,
      ProviderCall<? extends Iterator<? extends C>, X> call,
      ChunkReader<? super C> reader)
      throws X {
    ModelCall started = handler.start(request);
    Iterator<? extends C> chunks = started.run(call);
    return new StreamFollower<C>(started, reader).follow(chunks);
  }

  /**
   * Returns the chunks of {@code call}, recorded as one call when they end or are closed.
   *
   * @param reader one of its own for each stream
   */
  public <C, X extends Throwable> Stream<C> stream(
      ModelRequest request,
      ProviderCall<? extends Stream<? extends C>, X> call,
      ChunkReader<? super C> reader)
      throws X {
    ModelCall started = handler.start(request);
    Stream<? extends C> chunks = started.run(call);
    return new StreamFollower<C>(started, reader).follow(chunks);
  }

  /**
   * Returns a publisher of the chunks of {@code call}; each subscription makes one call, with the
   * intent that is current now. A denial arrives as the subscriber's error.
   *
   * @param call makes the provider's publisher, which is subscribed to once
   * @param readers makes a reader for each stream
   */
  public <C> Flow.Publisher<C> publish(
      ModelRequest request,
      Supplier<? extends Flow.Publisher<? extends C>> call,
      Supplier<? extends ChunkReader<? super C>> readers) {
    requireNonNull(call, "call");
    requireNonNull(readers, "readers");
    Context assembled = Context.current();
    return subscriber -> {
      try (Scope ignored = assembled.makeCurrent()) {
        ModelCall started;
        try {
          started = handler.start(request);
        } catch (CallDeniedException denial) {
          DeniedSubscription.signal(subscriber, denial);
          return;
        }
        StreamFollower<C> follower = new StreamFollower<>(started, readers.get());
        started.run(() -> {
          follower.follow(call.get()).subscribe(subscriber);
          return started;
        });
      }
    };
  }

  /**
   * Records a cost that is no model call, which has come about, with the intent that is current
   * now. Budgets count it, nothing denies it.
   *
   * {@snippet class="io.costintent.Snippets" region="charge"}
   *
   * @return the record; its {@link CallRecord#cost()} is null when a charge of this id was billed
   *     before. Null when tracking is off
   */
  public @Nullable CallRecord charge(Charge charge) {
    return handler.charge(charge);
  }

  /**
   * Holds what a charge comes to at most in all budgets that match, before it comes about; to be
   * settled or closed.
   *
   * @throws CallDeniedException when a policy that was told to block does not let it come about
   */
  public HeldCharge hold(Charge atMost) {
    return handler.hold(atMost);
  }

  /** Ends open streams as never consumed, stops reporting health metrics and refreshing prices. */
  @Override
  public void close() {
    handler.close();
    if (onClose != null) {
      onClose.run();
    }
  }

  /** Made when somebody asks: who builds a tracking has no use for it. */
  private static final class Noop {
    static final CostTracking TRACKING =
        new CostTracking(ModelCallHandler.noop(), null, Clocks.WALL, null);
  }
}
