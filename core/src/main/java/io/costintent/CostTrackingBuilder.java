/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import static java.util.Objects.requireNonNull;

import io.costintent.budget.Budget;
import io.costintent.budget.BudgetListener;
import io.costintent.budget.hold.HoldSettings;
import io.costintent.budget.store.BudgetStore;
import io.costintent.call.BatchStore;
import io.costintent.call.CallListener;
import io.costintent.call.ModelCallHandler;
import io.costintent.config.ConfigException;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.intent.CostIntent;
import io.costintent.intent.rule.IntentRules;
import io.costintent.internal.Clocks;
import io.costintent.internal.Environment;
import io.costintent.internal.GlobalTelemetry;
import io.costintent.internal.Services;
import io.costintent.policy.CallPolicy;
import io.costintent.pricing.Agreement;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.refresh.PriceRefresh;
import io.costintent.propagation.IntentSource;
import io.costintent.telemetry.HealthMetrics;
import io.costintent.telemetry.InferenceSpans;
import io.costintent.telemetry.MetricForm;
import io.costintent.telemetry.MetricRecorder;
import io.costintent.telemetry.PriceHealth;
import io.costintent.telemetry.PriceMetrics;
import io.costintent.telemetry.SpanRecorder;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link CostTracking} together from what the environment configures and what is set here,
 * which wins.
 *
 * <p>The environment is, from weak to strong: the YAML, JSON or properties file that {@code
 * COSTINTENT_CONFIG} or {@code -Dcostintent.config} names, variables such as {@code
 * COSTINTENT_INTENT_TEAM}, and system properties such as {@code -Dcostintent.intent.team}. Not
 * thread-safe; confine to one thread.
 *
 * @since 0.1
 */
public final class CostTrackingBuilder {
  private Map<String, String> environment = Environment.variables();
  private Map<?, ?> properties = Environment.properties();
  private @Nullable ConfigNode configuration;
  private @Nullable MeterProvider meters;
  private @Nullable OpenTelemetry openTelemetry;
  private CostIntent intent = CostIntent.none();
  private @Nullable Function<IntentRules, IntentSource> intentSource;
  private final List<CallPolicy> policies = new ArrayList<>();
  private final List<CallListener> listeners = new ArrayList<>();
  private InstantSource time = Clocks.WALL;
  private LongSupplier nanos = Clocks.MONOTONIC;
  private @Nullable InferenceSpans inferenceSpans;
  private BooleanSupplier billedElsewhere = () -> false;
  private BatchStore batchStore = BatchStore.inMemory();
  private final BudgetParts budgetParts = new BudgetParts();
  private final PriceParts priceParts = new PriceParts();

  CostTrackingBuilder() {}

  /**
   * Every key of a configuration that takes a single value, such as {@code intent.cost_center} or
   * {@code budgets[].limit}, where {@code []} stands for an index; not those below names of a
   * user's own making. For frameworks that have a configuration of their own.
   */
  public static List<String> configurationKeys() {
    return ConfigKeys.ALL;
  }

  /** Sets where spans and metrics go; the global one unless set. */
  public CostTrackingBuilder openTelemetry(OpenTelemetry openTelemetry) {
    this.openTelemetry = requireNonNull(openTelemetry, "openTelemetry");
    return this;
  }

  /**
   * Sets where metrics go: to {@link #openTelemetry} unless set.
   *
   * <p>For registries that are read at any time and want the same attributes on every series of an
   * instrument: counts are handed over as calls end, and what is not known is empty.
   */
  public CostTrackingBuilder meterProvider(MeterProvider meters) {
    this.meters = requireNonNull(meters, "meters");
    return this;
  }

  /** Sets the list prices, under those of an organisation; the bundled book unless set. */
  public CostTrackingBuilder priceBook(PriceBook priceBook) {
    priceParts.list = requireNonNull(priceBook, "priceBook");
    return this;
  }

  /** Sets what is paid where that is not the list price, over what is configured. */
  public CostTrackingBuilder agreement(Agreement agreement) {
    priceParts.agreement = requireNonNull(agreement, "agreement");
    return this;
  }

  /** Sets where newer list prices come from, instead of what is configured; nowhere unless set. */
  public CostTrackingBuilder priceRefresh(PriceRefresh refresh) {
    priceParts.refresh = requireNonNull(refresh, "refresh");
    return this;
  }

  /** Sets what holds where the current intent is silent, refining what is configured. */
  public CostTrackingBuilder intent(CostIntent intent) {
    this.intent = requireNonNull(intent, "intent");
    return this;
  }

  /**
   * Sets what tells intents by where calls are made from, such as a Java agent, given the
   * configured {@code rules}. Unless set, rules by thread and resource hold.
   */
  public CostTrackingBuilder intentSource(Function<IntentRules, IntentSource> source) {
    this.intentSource = requireNonNull(source, "source");
    return this;
  }

  /** Adds a policy that is asked before each call. */
  public CostTrackingBuilder policy(CallPolicy policy) {
    policies.add(requireNonNull(policy, "policy"));
    return this;
  }

  /** Adds a budget to those that are configured. */
  public CostTrackingBuilder budget(Budget budget) {
    budgetParts.budgets.add(requireNonNull(budget, "budget"));
    return this;
  }

  /** Adds budgets to those that are configured. */
  public CostTrackingBuilder budgets(Collection<Budget> budgets) {
    budgets.forEach(this::budget);
    return this;
  }

  /**
   * Sets where budgets keep count, instead of what is configured: in this JVM alone unless either
   * is. It is not closed with the tracking; a configured one is.
   */
  public CostTrackingBuilder budgetStore(BudgetStore store) {
    budgetParts.store = requireNonNull(store, "store");
    return this;
  }

  /** Adds one who is told how budgets stand. */
  public CostTrackingBuilder budgetListener(BudgetListener listener) {
    budgetParts.listeners.add(requireNonNull(listener, "listener"));
    return this;
  }

  /** Sets what holds are made of where a request does not say, instead of what is configured. */
  public CostTrackingBuilder holds(HoldSettings holds) {
    budgetParts.holds = requireNonNull(holds, "holds");
    return this;
  }

  /**
   * Sets who keeps what batch jobs were for, and which of their results were billed: this process
   * unless set.
   */
  public CostTrackingBuilder batchStore(BatchStore store) {
    this.batchStore = requireNonNull(store, "store");
    return this;
  }

  /** Adds a listener that gets each record, after spans and metrics have. */
  public CostTrackingBuilder listener(CallListener listener) {
    listeners.add(requireNonNull(listener, "listener"));
    return this;
  }

  /** Sets the clocks: one for stamps, one that only moves forward, in nanoseconds. */
  public CostTrackingBuilder clock(InstantSource time, LongSupplier nanos) {
    this.time = requireNonNull(time, "time");
    this.nanos = requireNonNull(nanos, "nanos");
    return this;
  }

  /** Sets how inference spans of others are told; found by ServiceLoader unless set. */
  public CostTrackingBuilder inferenceSpans(InferenceSpans inferenceSpans) {
    this.inferenceSpans = requireNonNull(inferenceSpans, "inferenceSpans");
    return this;
  }

  /** Replaces the process's environment variables and system properties. */
  public CostTrackingBuilder environment(Map<String, String> variables, Map<?, ?> properties) {
    this.environment = Map.copyOf(variables);
    this.properties = Map.copyOf(properties);
    return this;
  }

  /**
   * Sets what is configured, instead of what the variables and properties of the environment say.
   * The entry {@code config} may still name a file, which is below the rest.
   */
  public CostTrackingBuilder configuration(ConfigNode configuration) {
    this.configuration = requireNonNull(configuration, "configuration");
    return this;
  }

  /**
   * Returns the configured rules of intent, ahead of {@link #build}, for who has to intercept the
   * methods that they name.
   *
   * @throws ConfigException naming each wrong value of a rule, what was expected, file and line
   */
  public IntentRules rules() {
    ConfigProblems problems = new ConfigProblems();
    IntentRules rules = IntentRules.read(configured().child("rules"), problems);
    problems.throwIfAny();
    return rules;
  }

  private ConfigNode configured() {
    return configuration == null
        ? Settings.load(environment, properties, Environment::warnUnknownVariable)
        : Settings.withFile(configuration);
  }

  /**
   * Sets what tells that a call that starts on this thread is somebody else's to record, such as
   * the application's own library where this is an agent; false unless set.
   */
  public CostTrackingBuilder billedElsewhere(BooleanSupplier billedElsewhere) {
    this.billedElsewhere = requireNonNull(billedElsewhere, "billedElsewhere");
    return this;
  }

  /**
   * Returns what is configured, which was checked, and builds nothing.
   *
   * @throws ConfigException naming each wrong value, what was expected, and its file and line
   */
  public ConfigNode checkedConfiguration() {
    return checkedConfiguration(configured -> {});
  }

  /**
   * Returns what is configured, which was checked here and by {@code more}, and builds nothing.
   *
   * @param more checks entries that others read, such as those of an agent; may throw
   *     ConfigException
   * @throws ConfigException naming each wrong value of both, what was expected, and its file and
   *     line
   */
  public ConfigNode checkedConfiguration(Consumer<ConfigNode> more) {
    ConfigNode configured = configured();
    ConfigProblems problems = new ConfigProblems();
    problems.check(() -> Settings.read(configured, null));
    problems.check(() -> more.accept(configured));
    problems.throwIfAny();
    return configured;
  }

  /**
   * Returns the tracking.
   *
   * @throws ConfigException naming each wrong value, what was expected, and its file and line
   */
  public CostTracking build() {
    Settings settings =
        Settings.read(configured(), Settings.deploymentEnvironment(environment, properties));
    if (!settings.enabled()) {
      return CostTracking.noop();
    }
    OpenTelemetry telemetry = openTelemetry == null ? GlobalTelemetry.get() : openTelemetry;
    MetricForm form = meters == null ? MetricForm.COLLECTED : MetricForm.AT_ONCE;
    Meter meter =
        meters == null ? telemetry.getMeter(SpanRecorder.SCOPE) : meters.get(SpanRecorder.SCOPE);
    InferenceSpans foreign = foreignSpans();
    PriceBook list = priceParts.start(settings.prices(), time);
    PriceBook book = settings.prices().over(list, priceParts.agreement);
    PriceHealth prices = priceParts.health(list);
    ModelCallHandler.Builder handler =
        ModelCallHandler.builder(book)
            .defaults(settings.intent().refinedBy(intent))
            .clock(time, nanos)
            .batchStore(batchStore)
            .billedElsewhere(billedElsewhere)
            .streamSilence(settings.streamSilence());
    IntentSource places = places(settings.rules());
    if (places != null) {
      handler.intentSource(places);
    }
    if (settings.spans()) {
      handler.listener(new SpanRecorder(telemetry.getTracer(SpanRecorder.SCOPE), foreign));
    }
    MetricRecorder recorder = new MetricRecorder(meter, settings.metricKeys(), form);
    if (settings.metrics()) {
      handler.listener(recorder);
    }
    handler.listener(prices);
    listeners.forEach(handler::listener);
    settings.policies().apply(time).forEach(handler::policy);
    policies.forEach(handler::policy);
    budgetParts.install(handler, settings, book, telemetry, meter, time, nanos);
    ModelCallHandler built = handler.build();
    foreign.attach(built);
    List<Runnable> onClose = new ArrayList<>();
    onClose.add(priceParts::close);
    onClose.add(budgetParts.register(settings.metrics() ? meter : null, form));
    if (settings.metrics()) {
      onClose.add(HealthMetrics.register(meter, built, recorder));
      onClose.add(PriceMetrics.register(meter, prices, time));
    }
    return new CostTracking(
        built,
        new Standing(() -> priceParts.status(list), prices, budgetParts.gate()),
        time,
        () -> onClose.forEach(Runnable::run));
  }

  private @Nullable IntentSource places(IntentRules rules) {
    if (intentSource != null) {
      return intentSource.apply(rules);
    }
    rules.beyondThreads().forEach(ThreadRules::warn);
    return rules.isOfPlaces()
        ? new ThreadRules(rules, Settings.resource(environment, properties))
        : null;
  }

  private InferenceSpans foreignSpans() {
    return inferenceSpans == null
        ? Services.first(InferenceSpans.class, InferenceSpans.none())
        : inferenceSpans;
  }
}
