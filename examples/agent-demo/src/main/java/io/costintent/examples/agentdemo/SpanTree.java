/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.agentdemo;

import io.costintent.testkit.otlp.ReceivedSpan;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Spans for reading: each a line, below the one that it belongs to. */
final class SpanTree {
  private static final List<String> SHOWN =
      List.of(
          "costintent.team",
          "costintent.feature",
          "costintent.purpose",
          "costintent.cost.total",
          "costintent.cost.status");

  private final List<ReceivedSpan> spans;

  SpanTree(List<ReceivedSpan> spans) {
    this.spans = spans.stream().sorted(Comparator.comparingLong(ReceivedSpan::startNanos)).toList();
  }

  void print(PrintStream out) {
    spans.stream()
        .filter(span -> spans.stream().noneMatch(parent -> isChild(span, parent)))
        .forEach(root -> print(root, 1, out));
  }

  private void print(ReceivedSpan span, int depth, PrintStream out) {
    String title = "  ".repeat(depth) + span.name();
    out.println(String.format(Locale.ROOT, "%-26s %s", title, text(span)).stripTrailing());
    spans.stream()
        .filter(child -> isChild(child, span))
        .forEach(child -> print(child, depth + 1, out));
  }

  private static boolean isChild(ReceivedSpan child, ReceivedSpan parent) {
    return child.traceId().equals(parent.traceId()) && child.parentId().equals(parent.spanId());
  }

  private static String text(ReceivedSpan span) {
    String intent = joined(span, SHOWN.subList(0, 3), " / ");
    String cost = joined(span, SHOWN.subList(3, 5), " USD ");
    return String.format(Locale.ROOT, "%-40s %s", intent, cost);
  }

  private static String joined(ReceivedSpan span, List<String> keys, String separator) {
    return keys.stream()
        .map(span::attribute)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(separator));
  }
}
