/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static java.util.Objects.requireNonNull;

import io.costintent.call.CallGate.Admission;
import io.costintent.cost.Cost;
import io.costintent.intent.CostIntent;
import io.costintent.internal.AgentBridge;
import io.costintent.internal.Clocks;
import io.costintent.internal.Guard;
import io.costintent.policy.CallDeniedException;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.Decision;
import io.costintent.pricing.PriceBook;
import io.costintent.propagation.IntentSource;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one place where policy meets a call.
 *
 * <p>An adapter calls {@link #start} before the request is sent, runs the request in the context of
 * the {@link ModelCall} it gets, and ends that call once. Everything else happens here: the intent
 * is captured, policies are asked, the usage is priced, the record is handed to every listener.
 *
 * <p>Nothing here throws, except {@link CallDeniedException} from {@link #start} when a policy that
 * blocks says no. Thread-safe.
 *
 * @since 0.1
 */
public final class ModelCallHandler implements AutoCloseable {
  private static final ModelCallHandler NOOP = new ModelCallHandler(new Builder(null));

  static {
    AgentBridge.offerCalls(() -> isInsideCall(Context.current()));
  }

  private final @Nullable CallPricing pricing;
  private final CallIntents intents;
  private final Admissions admissions;
  private final CallListener[] listeners;
  private final AnchoredTime time;
  private final LongSupplier nanos;
  private final BilledResponses billed;
  private final BilledCharges charged = new BilledCharges();
  private final OpenStreams streams;
  private final BatchJobs batches;
  private final BooleanSupplier billedElsewhere;

  /** Returns a handler that watches nothing and allocates nothing. */
  public static ModelCallHandler noop() {
    return NOOP;
  }

  /** Returns a builder for a handler that prices by {@code book}. */
  public static Builder builder(PriceBook book) {
    return new Builder(requireNonNull(book, "book"));
  }

  /**
   * Whether {@code context} is inside a call that has not ended: that call, or one below, bills.
   */
  public static boolean isInsideCall(Context context) {
    return TrackedCall.running(context) != null;
  }

  private ModelCallHandler(Builder builder) {
    this.pricing = builder.book == null ? null : new CallPricing(builder.book);
    this.intents = new CallIntents(builder.defaults, builder.source);
    this.admissions = new Admissions(builder.policies, builder.gate);
    this.listeners = builder.listeners.toArray(CallListener[]::new);
    this.nanos = builder.nanos;
    this.time = new AnchoredTime(builder.time, nanos.getAsLong());
    this.billed = new BilledResponses(builder.streamSilence.toNanos());
    this.streams = new OpenStreams(builder.streamSilence.toNanos(), nanos.getAsLong());
    this.billedElsewhere = builder.billedElsewhere;
    this.batches = new BatchJobs(this, builder.batchStore);
  }

  /** Whether this is {@link #noop()}: adapters then return what they were given, unwrapped. */
  public boolean isNoop() {
    return pricing == null;
  }

  /**
   * Starts a call on this thread, with the intent that is current now.
   *
   * @throws CallDeniedException when a policy that blocks does not let it run
   */
  public ModelCall start(ModelRequest request) {
    return pricing == null ? NoopCall.INSTANCE : start(request, request::atMost);
  }

  /**
   * Starts a call on this thread, with the intent that is current now.
   *
   * @param atMost what the request consumes at most besides output tokens, or null: asked at most
   *     once, before this returns, only when something needs to know, and not kept
   * @throws CallDeniedException when a policy that blocks does not let it run
   */
  public ModelCall start(ModelRequest request, Supplier<? extends @Nullable Usage> atMost) {
    ModelCall call = open(request, atMost);
    CallDeniedException denial = denial(call);
    if (denial != null) {
      throw denial;
    }
    return call;
  }

  /**
   * Starts a call on this thread, with the intent that is current now, where a denial has a way of
   * its own to the caller, such as the error of a stream's handler.
   *
   * @param atMost as in {@link #start(ModelRequest, Supplier)}
   * @param denied told when a policy that blocks does not let the call run
   * @return the call; null when it was denied
   */
  public @Nullable ModelCall start(
      ModelRequest request,
      Supplier<? extends @Nullable Usage> atMost,
      Consumer<? super CallDeniedException> denied) {
    ModelCall call = open(request, atMost);
    CallDeniedException denial = denial(call);
    if (denial != null) {
      denied.accept(denial);
      return null;
    }
    return call;
  }

  private ModelCall open(ModelRequest request, Supplier<? extends @Nullable Usage> atMost) {
    if (pricing == null) {
      return NoopCall.INSTANCE;
    }
    TrackedCall call =
        Guard.get(
            "start of a call",
            () -> billedElsewhere.getAsBoolean() ? null : begin(request, atMost),
            null);
    return call == null ? new NoopCall(request) : call;
  }

  /** Ends and records a call that was denied, and returns why; null when it runs. */
  private static @Nullable CallDeniedException denial(ModelCall call) {
    if (call instanceof TrackedCall tracked && tracked.decision() instanceof Decision.Deny deny) {
      tracked.finish(CallEnding.DENIED, null, deny.denial());
      return deny.denial();
    }
    return null;
  }

  /** Asks policies and budgets about work that is not done now; a denial is recorded. */
  void admit(ModelRequest request) {
    if (pricing == null) {
      return;
    }
    TrackedCall call =
        Guard.get(
            "admission",
            () -> {
              Context parent = Context.current();
              CostIntent intent = intents.of(parent);
              Admission admission = admissions.decide(intent, request, request::atMost, null);
              return new TrackedCall(this, admission, intent, parent, null);
            },
            null);
    if (call == null) {
      return;
    }
    if (call.decision() instanceof Decision.Deny deny) {
      Guard.run("admission", () -> announce(call));
      call.finish(CallEnding.DENIED, null, deny.denial());
      throw deny.denial();
    }
    CallRecord nothing = new CallRecord(call, CallEnding.CANCELLED, null, null, null, null, 0);
    admissions.settle(nothing, call.grant(), 0);
  }

  /** Batch jobs, whose results are read later. */
  public BatchJobs batches() {
    return batches;
  }

  /** The time of now, as calls are stamped with it. */
  Instant now() {
    return time.at(nanos.getAsLong());
  }

  private TrackedCall begin(ModelRequest request, Supplier<? extends @Nullable Usage> atMost) {
    Context parent = Context.current();
    CostIntent intent = intents.of(parent);
    TrackedCall outer = request.charge() == null ? TrackedCall.running(parent) : null;
    Admission admission = admissions.decide(intent, request, atMost, outer);
    TrackedCall call = new TrackedCall(this, admission, intent, parent, outer);
    announce(call);
    if (request.isStreaming()) {
      streams.add(call);
    }
    streams.sweepIfDue(call.startNanos());
    return call;
  }

  private void announce(TrackedCall call) {
    for (CallListener listener : listeners) {
      Context before = call.context();
      call.context(
          Guard.get(
              "listener start",
              () -> requireNonNull(listener.onStart(call, before), "context"),
              before));
    }
  }

  /** What a call is for that starts in {@code context} on this thread, without the defaults. */
  public CostIntent intentAt(Context context) {
    return intents.statedAt(context);
  }

  /** Lets the sweep find a call that is no stream but whose response is read later. */
  void watch(TrackedCall call) {
    streams.add(call);
    if (call.isEnded()) {
      streams.remove(call);
    }
  }

  /** Prices and records a call that has just ended; called once for each, within a guard. */
  void finish(
      TrackedCall call,
      CallEnding ending,
      @Nullable ResponseFacts response,
      @Nullable Throwable error) {
    if (call.isWatched()) {
      streams.remove(call);
    }
    long now = nanos.getAsLong();
    boolean spent = ending != CallEnding.DENIED && !isGivenBack(call, ending);
    boolean bills = spent && bills(call, response, now);
    Cost cost = bills ? requireNonNull(pricing).price(call, ending, response) : null;
    InnerCalls inner = call.inner();
    CallRecord record =
        new CallRecord(
            call,
            ending,
            response,
            error,
            cost,
            inner == null ? null : inner.inclusiveCost(),
            Math.max(0, now - call.startNanos()));
    TrackedCall outer = call.outer();
    if (outer != null) {
      outer.innerCalls().add(record);
    }
    admissions.settle(record, call.grant(), call.chunks());
    tell(record);
  }

  /** A charge that was held and did not come about; a call that ends early has cost something. */
  private static boolean isGivenBack(TrackedCall call, CallEnding ending) {
    return call.request().charge() != null && ending != CallEnding.COMPLETED;
  }

  private void tell(CallRecord record) {
    for (CallListener listener : listeners) {
      Guard.run("listener end", () -> listener.onEnd(record));
    }
  }

  /**
   * Records a cost that is no model call, which has come about: with the intent that is current
   * now, charged to budgets, denied by nobody.
   *
   * @return the record, without a cost when a charge of this id was billed before; null when this
   *     is {@link #noop()} or when that failed
   */
  public @Nullable CallRecord charge(Charge charge) {
    if (pricing == null) {
      return null;
    }
    return Guard.get(
        "charge",
        () -> {
          Context context = Context.current();
          Instant at = charge.at();
          return observe(
              ObservedCall.builder(charge.request(), at == null ? now() : at)
                  .intent(intentAt(context))
                  .context(context)
                  .response(charge.facts())
                  .withSpan()
                  .build());
        },
        null);
  }

  /**
   * Holds what a charge comes to at most, before it comes about.
   *
   * @throws CallDeniedException when a policy that blocks does not let it come about
   */
  public HeldCharge hold(Charge atMost) {
    ModelCall call = start(atMost.request());
    return new HeldCharge(call, atMost, nanos);
  }

  /**
   * Records a call of somebody else: prices it and tells the listeners, unless its response was
   * billed already.
   *
   * @return the record; null when this is {@link #noop()} or when that failed
   */
  public @Nullable CallRecord observe(ObservedCall observed) {
    if (pricing == null) {
      return null;
    }
    return Guard.get(
        "observed call",
        () -> {
          boolean bills = claims(observed.request, observed.response, nanos.getAsLong());
          CallRecord record = record(pricing, observed, bills, observed.withSpan);
          admissions.settle(record, null, 0);
          tell(record);
          return record;
        },
        null);
  }

  /**
   * Returns the record that {@link #observe} would have told the listeners, and tells nobody.
   *
   * @return the record; null when this is {@link #noop()} or when that failed
   */
  public @Nullable CallRecord price(ObservedCall observed) {
    return pricing == null
        ? null
        : Guard.get("observed call", () -> record(pricing, observed, true, false), null);
  }

  private CallRecord record(
      CallPricing prices, ObservedCall observed, boolean bills, boolean withSpan) {
    TrackedCall call = new TrackedCall(this, observed, intents.complete(observed.intent));
    if (withSpan) {
      announce(call);
    }
    Cost cost = bills ? prices.price(call, observed.ending, observed.response) : null;
    return new CallRecord(
        call, observed.ending, observed.response, null, cost, null, observed.durationNanos);
  }

  private boolean bills(TrackedCall call, @Nullable ResponseFacts response, long now) {
    String responseId = response == null ? null : response.responseId();
    boolean hasUsage = response != null && response.usage() != null;
    InnerCalls inner = call.inner();
    if (inner != null && inner.cover(responseId, hasUsage)) {
      return false;
    }
    return claims(call.request(), response, now);
  }

  /** Whether this is the first record of a response, or of a charge with an id. */
  private boolean claims(ModelRequest request, @Nullable ResponseFacts response, long now) {
    String id = response == null ? null : response.responseId();
    if (id == null) {
      return true;
    }
    return request.charge() == null
        ? billed.claim(id, now)
        : charged.claim(request.provider() + '/' + request.model() + '/' + id, now);
  }

  /** How many streams were taken and have not ended. */
  public int openStreams() {
    return streams.size();
  }

  /** Ends the streams that have been silent for too long, as {@link CallEnding#NEVER_CONSUMED}. */
  public void sweep() {
    Guard.run("sweep", () -> streams.sweep(nanos.getAsLong()));
  }

  /** Ends all open streams as {@link CallEnding#NEVER_CONSUMED}; calls can still be made. */
  @Override
  public void close() {
    Guard.run("close", () -> streams.endAll(nanos.getAsLong()));
  }

  AnchoredTime time() {
    return time;
  }

  LongSupplier nanos() {
    return nanos;
  }

  /** Collects the parts of a handler. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final @Nullable PriceBook book;
    private CostIntent defaults = CostIntent.none();
    private @Nullable IntentSource source;
    private final List<CallPolicy> policies = new ArrayList<>();
    private final List<CallListener> listeners = new ArrayList<>();
    private InstantSource time = Clocks.WALL;
    private LongSupplier nanos = Clocks.MONOTONIC;
    private Duration streamSilence = Duration.ofMinutes(10);
    private @Nullable CallGate gate;
    private BooleanSupplier billedElsewhere = () -> false;
    private BatchStore batchStore = BatchStore.inMemory();

    private Builder(@Nullable PriceBook book) {
      this.book = book;
    }

    /** Sets what holds where the current intent is silent. */
    public Builder defaults(CostIntent defaults) {
      this.defaults = requireNonNull(defaults, "defaults");
      return this;
    }

    /** Sets what tells intents by where calls are made from; nothing unless set. */
    public Builder intentSource(IntentSource source) {
      this.source = requireNonNull(source, "source");
      return this;
    }

    /**
     * Sets what tells that a call that starts on this thread is somebody else's to record: nothing
     * is asked of it and nothing recorded then. False unless set.
     */
    public Builder billedElsewhere(BooleanSupplier billedElsewhere) {
      this.billedElsewhere = requireNonNull(billedElsewhere, "billedElsewhere");
      return this;
    }

    /** Adds a policy; the strictest decision wins. */
    public Builder policy(CallPolicy policy) {
      policies.add(requireNonNull(policy, "policy"));
      return this;
    }

    /** Sets what is asked after all policies and told how calls ended; none unless set. */
    public Builder gate(CallGate gate) {
      this.gate = requireNonNull(gate, "gate");
      return this;
    }

    /** Sets who keeps what batch jobs were for; this process unless set. */
    public Builder batchStore(BatchStore store) {
      this.batchStore = requireNonNull(store, "store");
      return this;
    }

    /** Adds a listener; listeners are called in the order they were added. */
    public Builder listener(CallListener listener) {
      listeners.add(requireNonNull(listener, "listener"));
      return this;
    }

    /** Sets the clocks: one for stamps, one that only moves forward, in nanoseconds. */
    public Builder clock(InstantSource time, LongSupplier nanos) {
      this.time = requireNonNull(time, "time");
      this.nanos = requireNonNull(nanos, "nanos");
      return this;
    }

    /** Sets after how long a silence a stream counts as never consumed; 10 minutes unless set. */
    public Builder streamSilence(Duration silence) {
      if (silence.isNegative() || silence.isZero()) {
        throw new IllegalArgumentException("streamSilence: " + silence + " (expected: > 0)");
      }
      this.streamSilence = silence;
      return this;
    }

    /** Returns the handler. */
    public ModelCallHandler build() {
      return new ModelCallHandler(this);
    }
  }
}
