/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import static java.util.Objects.requireNonNull;

import io.costintent.call.Guarded;
import io.costintent.call.ModelCallHandler;
import io.costintent.intent.CostIntent;
import io.costintent.pricing.PriceBooks;
import io.costintent.propagation.IntentContext;
import io.costintent.telemetry.InferenceSpans;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts intent and price on the spans of one SDK, whoever starts them.
 *
 * <p>Install both parts: {@link #processor()} before the processors that export, and {@link
 * #exporter} around every exporter. Where OpenTelemetry configures itself, they are installed by
 * being on the class path.
 *
 * {@snippet class="io.costintent.otel.Snippets" region="install"}
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class CostSpans {
  /** Twice what the batch processor of the SDK lets wait by default. */
  private static final int MAX_ENDED = 4096;

  private final SpanLedger ledger;
  private final SpanProcessor processor;
  private final SpanPricer pricer;
  private final InferenceSpans inferenceSpans;
  private final Supplier<ModelCallHandler> initial;
  private final boolean deferAttributes;
  private volatile @Nullable ModelCallHandler handler;
  private volatile boolean wrapped;

  /** Returns an instance with the bundled prices. */
  public static CostSpans create() {
    return builder().build();
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  private CostSpans(Builder builder) {
    this.initial = builder.handler;
    this.deferAttributes = builder.deferAttributes;
    this.ledger = new SpanLedger(MAX_ENDED);
    this.processor = new IntentSpanProcessor(ledger, this::handler, this::intentAt, this::unpacks);
    this.pricer = new SpanPricer(ledger, this::handler, builder.profiles);
    this.inferenceSpans = new SdkInferenceSpans(this);
  }

  /**
   * Returns the processor that captures intent, bills spans of others when they end, and adds up
   * what calls below a span cost. It has to run before those that export: {@code
   * SdkTracerProviderBuilder.addSpanProcessorFirst} sees to that.
   */
  public SpanProcessor processor() {
    return processor;
  }

  /**
   * Returns an exporter that hands spans to {@code delegate}, with their cost. What it cannot price
   * for whatever failure, it hands over as it is.
   */
  public SpanExporter exporter(SpanExporter delegate) {
    requireNonNull(delegate, "delegate");
    wrapped = true;
    return new PricingSpanExporter(delegate, pricer);
  }

  /**
   * Returns what tells tracking about spans of others, for {@code
   * CostTrackingBuilder.inferenceSpans}, and this instance about the tracking.
   */
  public InferenceSpans inferenceSpans() {
    return inferenceSpans;
  }

  /**
   * Sets who prices and who is told of calls that only spans of others tell of. Tracking that was
   * built with {@link #inferenceSpans()} does this by itself.
   */
  public void attach(ModelCallHandler handler) {
    this.handler = requireNonNull(handler, "handler");
  }

  private boolean unpacks() {
    return wrapped && deferAttributes;
  }

  /** Nobody is made to tell who was not attached: the application may still build its tracking. */
  private CostIntent intentAt(Context context) {
    ModelCallHandler attached = handler;
    return attached == null ? IntentContext.from(context) : attached.intentAt(context);
  }

  private ModelCallHandler handler() {
    ModelCallHandler current = handler;
    if (current == null) {
      current = Guarded.get("tracking for spans", initial::get, ModelCallHandler.noop());
      synchronized (this) {
        if (handler == null) {
          handler = current;
        }
        current = handler;
      }
    }
    return current;
  }

  /** Collects options. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final Set<CompatibilityProfile> profiles = EnumSet.noneOf(CompatibilityProfile.class);
    private Supplier<ModelCallHandler> handler =
        () -> ModelCallHandler.builder(PriceBooks.bundled()).build();

    private boolean deferAttributes = true;

    private Builder() {}

    /** Adds other tools' names for cost. */
    public Builder compatibility(Collection<CompatibilityProfile> profiles) {
      this.profiles.addAll(profiles);
      return this;
    }

    /**
     * Sets who prices spans of others until tracking is attached; asked when the first such span
     * ends. The bundled prices and no listeners unless set.
     */
    public Builder handler(Supplier<ModelCallHandler> handler) {
      this.handler = requireNonNull(handler, "handler");
      return this;
    }

    /**
     * Sets whether the attributes of tracked calls are built when they are exported, which spares
     * the calls' threads the work; true unless set. Such a call travels as an event of its span, so
     * set false where span limits leave no room for events.
     */
    public Builder deferAttributes(boolean deferAttributes) {
      this.deferAttributes = deferAttributes;
      return this;
    }

    /** Returns the instance. */
    public CostSpans build() {
      return new CostSpans(this);
    }
  }
}
