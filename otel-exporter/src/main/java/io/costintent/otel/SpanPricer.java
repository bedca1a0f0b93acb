/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import io.costintent.call.CallRecord;
import io.costintent.call.ModelCallHandler;
import io.costintent.cost.Cost;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.otel.SpanCost.Ended;
import io.costintent.telemetry.CarriedAttributes;
import io.costintent.telemetry.CostAttributes;
import io.costintent.telemetry.GenAiAttributes;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns a span into the one to export. Thread-safe. */
final class SpanPricer {
  private static final String TOOLS_OWN = "local";

  private final SpanLedger ledger;
  private final Supplier<ModelCallHandler> handler;
  private final Set<CompatibilityProfile> profiles;

  SpanPricer(
      SpanLedger ledger, Supplier<ModelCallHandler> handler, Set<CompatibilityProfile> profiles) {
    this.ledger = ledger;
    this.handler = handler;
    this.profiles = Set.copyOf(profiles);
  }

  /** Returns {@code span} itself when there is nothing to add or to take away. */
  SpanData price(SpanData span) {
    EventData carrier = OwnSpans.carrier(span);
    Ended ended = ledger.ended(span.getSpanContext().getSpanId());
    Attributes added = carrier != null ? carrier.getAttributes() : recorded(span, ended);
    Money inclusive = ended == null ? null : ended.inclusive();
    boolean marked = OwnSpans.isMarked(span.getAttributes());
    boolean hasCost = added != null || span.getAttributes().get(CostAttributes.COST_TOTAL) != null;
    if (added == null && inclusive == null && !marked && !(hasCost && !profiles.isEmpty())) {
      return span;
    }
    AttributesBuilder builder = span.getAttributes().toBuilder();
    OwnSpans.unmark(builder);
    Attributes before = span.getAttributes();
    if (added != null && OwnSpans.isOurs(span.getInstrumentationScopeInfo())) {
      builder.putAll(added);
    } else if (added != null) {
      putAbsent(added, before, builder);
    }
    if (inclusive != null && before.get(CostAttributes.COST_INCLUSIVE) == null) {
      builder.put(CostAttributes.COST_INCLUSIVE, inclusive.amount().doubleValue());
    }
    Attributes all = builder.build();
    return new PricedSpanData(span, withProfiles(all), without(carrier, span.getEvents()));
  }

  /** What another instrumentation wrote stays, under whatever type. */
  private static void putAbsent(Attributes added, Attributes before, AttributesBuilder builder) {
    Set<String> names = Names.of(before);
    added.forEach((key, value) -> {
      if (!names.contains(key.getKey())) {
        put(builder, key, value);
      }
    });
  }

  @SuppressWarnings("unchecked")
  private static <T> void put(AttributesBuilder builder, AttributeKey<T> key, Object value) {
    builder.put(key, (T) value);
  }

  private @Nullable Attributes recorded(SpanData span, @Nullable Ended ended) {
    CallRecord record = ended == null ? priceUnseen(span) : ended.record();
    if (record == null || !record.isBilled()) {
      return null;
    }
    Attributes attributes = CarriedAttributes.forSpanOfOthers(record);
    Cost cost = record.cost();
    return cost == null || cost.reported() == null ? attributes : withSource(attributes, span);
  }

  /**
   * Corrects who said so: not the provider, as in a response, but some tool or nobody knows who.
   */
  private static Attributes withSource(Attributes attributes, SpanData span) {
    AttributesBuilder builder = attributes.toBuilder();
    if (SpanCalls.isToolsOwnAmount(SpanFacts.of(span.getAttributes()))) {
      builder.put(GenAiAttributes.USAGE_COST_SOURCE, TOOLS_OWN);
    } else {
      builder.remove(GenAiAttributes.USAGE_COST_SOURCE);
    }
    return builder.build();
  }

  /** Prices a span whose end the processor did not see, or that it had to forget. */
  private @Nullable CallRecord priceUnseen(SpanData span) {
    Attributes attributes = span.getAttributes();
    if (OwnSpans.isOurs(span.getInstrumentationScopeInfo())
        || !SpanKinds.mayBeInference(span.getKind())
        || attributes.get(CostAttributes.COVERED) != null
        || attributes.get(CostAttributes.COST_STATUS) != null
        || !SpanKinds.isInference(attributes::get)) {
      return null;
    }
    SpanFacts facts = SpanFacts.of(attributes);
    return SpanCalls.isUnreadableAmount(facts)
        ? null
        : handler.get().price(SpanCalls.read(span, facts, CostIntent.none()));
  }

  private Attributes withProfiles(Attributes attributes) {
    if (profiles.isEmpty()) {
      return attributes;
    }
    AttributesBuilder builder = attributes.toBuilder();
    for (CompatibilityProfile profile : profiles) {
      putAbsent(profile.attributes(attributes), attributes, builder);
    }
    return builder.build();
  }

  private static List<EventData> without(@Nullable EventData carrier, List<EventData> events) {
    return carrier == null
        ? events
        : events.stream()
            .filter(event -> !event.getName().equals(CarriedAttributes.EVENT))
            .toList();
  }
}
