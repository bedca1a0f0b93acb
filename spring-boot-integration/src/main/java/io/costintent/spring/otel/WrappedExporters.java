/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.otel;

import io.costintent.otel.CostSpans;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Lets Boot export spans with their cost, by standing in for its {@code SpanExporters}, which are
 * of one shape and two packages in Boot 3 and 4. The exporters themselves stay the beans they are.
 */
final class WrappedExporters implements BeanPostProcessor {
  private static final List<String> OF_BOOT =
      List.of(
          "org.springframework.boot.actuate.autoconfigure.tracing.SpanExporters",
          "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters");

  private final Supplier<CostSpans> spans;
  private final Methods methods = new Methods();

  WrappedExporters(Supplier<CostSpans> spans) {
    this.spans = spans;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    for (Class<?> type : bean.getClass().getInterfaces()) {
      if (OF_BOOT.contains(type.getName())) {
        return Forwarding.proxy(type, new Wrapped(methods, bean, spans.get()));
      }
    }
    return bean;
  }

  /** Its list has wrapped exporters; iterating is a default method, over the list. */
  private static final class Wrapped extends Forwarding {
    private final CostSpans spans;

    Wrapped(Methods methods, Object exporters, CostSpans spans) {
      super(methods, exporters);
      this.spans = spans;
    }

    @Override
    protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      Object result = forward(method, arguments);
      if (!(result instanceof List<?> exporters)) {
        return result;
      }
      List<SpanExporter> wrapped = new ArrayList<>(exporters.size());
      exporters.forEach(exporter -> wrapped.add(spans.exporter((SpanExporter) exporter)));
      return List.copyOf(wrapped);
    }
  }
}
