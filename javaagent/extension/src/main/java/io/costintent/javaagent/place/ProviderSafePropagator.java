/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.place;

import static java.util.Objects.requireNonNull;

import io.costintent.call.ModelCallHandler;
import io.costintent.provider.ProviderHosts;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Propagates as another does, without the intent in requests to model providers, whoever put it
 * into the baggage. Thread-safe.
 *
 * @since 0.1
 */
public final class ProviderSafePropagator implements TextMapPropagator {
  private static final String INTENT = "costintent.";
  private static final AttributeKey<String> HOST = AttributeKey.stringKey("server.address");

  private final TextMapPropagator delegate;

  /** Creates a propagator that does what {@code delegate} does, but for the intent. */
  public ProviderSafePropagator(TextMapPropagator delegate) {
    this.delegate = requireNonNull(delegate, "delegate");
  }

  @Override
  public Collection<String> fields() {
    return delegate.fields();
  }

  @Override
  public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
    delegate.inject(goesToProvider(context) ? withoutIntent(context) : context, carrier, setter);
  }

  @Override
  public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
    return delegate.extract(context, carrier, getter);
  }

  /** A request inside of a model call goes to one; so does one that is sent to its host. */
  private static boolean goesToProvider(Context context) {
    if (ModelCallHandler.isInsideCall(context)) {
      return true;
    }
    String host =
        Span.fromContext(context) instanceof ReadableSpan span ? span.getAttribute(HOST) : null;
    return host != null && ProviderHosts.isProviderHost(host);
  }

  private static Context withoutIntent(Context context) {
    Baggage baggage = Baggage.fromContext(context);
    BaggageBuilder kept = baggage.toBuilder();
    baggage
        .asMap()
        .keySet()
        .forEach(name -> {
          if (name.startsWith(INTENT)) {
            kept.remove(name);
          }
        });
    return context.with(kept.build());
  }

  @Override
  public String toString() {
    return "ProviderSafePropagator{" + delegate + '}';
  }
}
