/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import io.opentelemetry.api.common.Attributes;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a span says about a model call, whatever the names and types it uses. */
final class SpanFacts {
  /** Longer texts are not numbers that anybody meant, and slow to read as such. */
  private static final int MAX_NUMBER_LENGTH = 40;

  private static final BigDecimal MAX_COUNT = BigDecimal.valueOf(Long.MAX_VALUE);

  private record Found(int rank, Object value) {}

  private final Map<SpanFact, Found> found = new EnumMap<>(SpanFact.class);

  static SpanFacts of(Attributes attributes) {
    SpanFacts facts = new SpanFacts();
    attributes.forEach((key, value) -> facts.offer(key.getKey(), value));
    return facts;
  }

  private SpanFacts() {}

  private void offer(String key, Object value) {
    SpanFact.Name name = SpanFact.names().get(key);
    if (name == null) {
      return;
    }
    Found before = found.get(name.fact());
    if (before == null || name.rank() < before.rank()) {
      found.put(name.fact(), new Found(name.rank(), value));
    }
  }

  boolean has(SpanFact fact) {
    return found.containsKey(fact);
  }

  /** The fact as text, or null when it is absent or blank. */
  @Nullable String text(SpanFact fact) {
    Found value = found.get(fact);
    String text = value == null ? null : value.value().toString();
    return text == null || text.isBlank() ? null : text;
  }

  /** Whether the fact is there and true. */
  boolean isTrue(SpanFact fact) {
    return "true".equalsIgnoreCase(text(fact));
  }

  /** The fact as a whole number, or null when it is absent or not one. */
  @Nullable Long count(SpanFact fact) {
    Found value = found.get(fact);
    if (value != null && value.value() instanceof Long count) {
      return count;
    }
    BigDecimal number = number(fact);
    if (number == null || number.abs().compareTo(MAX_COUNT) > 0) {
      return null;
    }
    return number.stripTrailingZeros().scale() > 0 ? null : (Long) number.longValue();
  }

  /**
   * The fact as a number, or null when it is absent or not one. A value of floating point becomes
   * the shortest decimal that stands for it, which is the one its writer meant.
   */
  @Nullable BigDecimal number(SpanFact fact) {
    String text = text(fact);
    if (text == null || text.length() > MAX_NUMBER_LENGTH) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(text.strip());
      return Math.abs(number.scale()) > MAX_NUMBER_LENGTH ? null : number;
    } catch (NumberFormatException e) {
      return null; // a text such as "n/a", or NaN: nobody knows
    }
  }
}
