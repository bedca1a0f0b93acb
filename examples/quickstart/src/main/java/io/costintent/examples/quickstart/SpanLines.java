/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.quickstart;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An exporter for reading: each span a line, the first few of them printed. */
final class SpanLines implements SpanExporter {
  private static final int SHOWN = 14;

  private final List<String> lines = new ArrayList<>();

  @Override
  public synchronized CompletableResultCode export(Collection<SpanData> spans) {
    spans.forEach(span -> lines.add(line(span)));
    return CompletableResultCode.ofSuccess();
  }

  private static String line(SpanData span) {
    Attributes attributes = span.getAttributes();
    return String.format(
        Locale.ROOT,
        "  %-24s %-38s %s",
        span.getName(),
        text(attributes, "team", "feature", "purpose"),
        outcome(attributes));
  }

  private static String text(Attributes attributes, String... keys) {
    return Stream.of(keys)
        .map(key -> attributes.get(AttributeKey.stringKey("costintent." + key)))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" / "));
  }

  private static String outcome(Attributes attributes) {
    Double inclusive = attributes.get(AttributeKey.doubleKey("costintent.cost.inclusive"));
    if (inclusive != null) {
      return String.format(Locale.ROOT, "(%.8f USD in the calls below)", inclusive);
    }
    String total = text(attributes, "cost.total");
    String status = text(attributes, "cost.status");
    List<String> reasons = attributes.get(AttributeKey.stringArrayKey("costintent.cost.reasons"));
    Long attempt = attributes.get(AttributeKey.longKey("costintent.attempt"));
    return (total.isEmpty() ? "" : total + " USD ")
        + status
        + (reasons == null ? "" : " " + reasons)
        + (attempt == null || attempt == 1 ? "" : ", attempt " + attempt);
  }

  synchronized void print(PrintStream out) {
    if (lines.isEmpty()) {
      return;
    }
    out.println();
    out.println("Spans, as an exporter sees them:");
    lines.stream().limit(SHOWN).forEach(out::println);
    if (lines.size() > SHOWN) {
      out.println("  ... and " + (lines.size() - SHOWN) + " more");
    }
  }

  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
