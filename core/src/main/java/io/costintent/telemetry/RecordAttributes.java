/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.costintent.budget.hold.BudgetBalances;
import io.costintent.call.CallEnding;
import io.costintent.call.CallGate;
import io.costintent.call.CallRecord;
import io.costintent.cost.Cost;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import io.costintent.policy.Decision;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.costintent.usage.UsageUnit.Category;
import io.opentelemetry.api.common.AttributeKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a finished call puts on its span, one attribute after the other. */
final class RecordAttributes {
  private static final long EXACT_IN_DOUBLE = 1L << 53;
  private static final IntentKey[] KEYS = IntentKey.values();
  private static final List<AttributeKey<String>> INTENT_KEYS = intentKeys();

  /** Where attributes go. */
  interface Sink {
    <T> void put(AttributeKey<T> key, T value);
  }

  /**
   * Writes all that {@code record} says.
   *
   * @param ownSpan whether the span is ours; on another's the request and response stay as they are
   */
  static void write(CallRecord record, boolean ownSpan, Sink sink) {
    if (record.isCharge()) {
      ChargeAttributes.write(record, sink);
    } else {
      if (ownSpan) {
        response(record, sink);
      }
      usage(record.usage(), sink);
    }
    cost(record, sink);
    intent(record.intent(), sink);
    if (!record.isObserved() && !record.isCharge()) {
      sink.put(CostAttributes.ATTEMPT, (long) record.attempt());
    }
    if (!(record.decision() instanceof Decision.Proceed)) {
      sink.put(CostAttributes.DECISION, record.decision().value());
    }
    CallGate.TightestBudget budget = record.tightestBudget();
    if (budget != null) {
      sink.put(CostAttributes.BUDGET_ID, budget.id());
      double used = BudgetBalances.ratio(budget.used(), budget.limit());
      sink.put(CostAttributes.BUDGET_REMAINING_RATIO, 1 - used);
    }
    if (record.ending() != CallEnding.COMPLETED) {
      sink.put(CostAttributes.CALL_ENDING, record.ending().value());
    }
  }

  private static void response(CallRecord record, Sink sink) {
    if (record.ending() != CallEnding.DENIED) {
      sink.put(GenAiAttributes.RESPONSE_MODEL, record.model());
    }
    putIfKnown(sink, GenAiAttributes.RESPONSE_ID, record.responseId());
    putIfKnown(sink, GenAiAttributes.SERVICE_TIER, record.serviceTier());
    putIfKnown(sink, GenAiAttributes.SERVER_ADDRESS, record.request().serverAddress());
    if (record.request().serverPort() >= 0) {
      sink.put(GenAiAttributes.SERVER_PORT, (long) record.request().serverPort());
    }
    if (!record.finishReasons().isEmpty()) {
      sink.put(GenAiAttributes.RESPONSE_FINISH_REASONS, record.finishReasons());
    }
    if (record.request().isStreaming()) {
      sink.put(GenAiAttributes.REQUEST_STREAM, true);
      if (record.firstChunkNanos() >= 0) {
        sink.put(GenAiAttributes.RESPONSE_TIME_TO_FIRST_CHUNK, record.firstChunkNanos() / 1e9);
      }
    }
    Throwable error = record.error();
    if (error != null) {
      sink.put(GenAiAttributes.ERROR_TYPE, error.getClass().getName());
    }
  }

  private static void usage(@Nullable Usage usage, Sink sink) {
    if (usage == null) {
      return;
    }
    putTokens(sink, GenAiAttributes.USAGE_INPUT_TOKENS, usage, UsageUnit.INPUT_TOKENS);
    putTokens(sink, GenAiAttributes.USAGE_OUTPUT_TOKENS, usage, UsageUnit.OUTPUT_TOKENS);
    putTokens(
        sink, GenAiAttributes.USAGE_CACHE_READ_INPUT_TOKENS, usage, UsageUnit.CACHE_READ_TOKENS);
    putTokens(
        sink, GenAiAttributes.USAGE_CACHE_WRITE_INPUT_TOKENS, usage, UsageUnit.CACHE_WRITE_TOKENS);
    putTokens(
        sink,
        GenAiAttributes.USAGE_REASONING_OUTPUT_TOKENS,
        usage,
        UsageUnit.OUTPUT_REASONING_TOKENS);
  }

  private static void putTokens(Sink sink, AttributeKey<Long> key, Usage usage, UsageUnit unit) {
    if (usage.has(unit)) {
      sink.put(key, usage.quantity(unit));
    }
  }

  private static void cost(CallRecord record, Sink sink) {
    Money inclusive = record.inclusiveCost();
    Cost cost = record.cost();
    if (cost == null) {
      if (inclusive != null) {
        sink.put(CostAttributes.COST_INCLUSIVE, toDouble(inclusive));
      }
      return;
    }
    sink.put(CostAttributes.COST_STATUS, cost.status().code());
    if (!cost.reasons().isEmpty()) {
      sink.put(CostAttributes.COST_REASONS, codes(cost));
    }
    Money total = cost.total();
    if (total == null) {
      return;
    }
    if (record.isCharge()) {
      sink.put(CostAttributes.COST_CURRENCY, total.currency().getCurrencyCode());
    } else {
      sink.put(GenAiAttributes.USAGE_COST_AMOUNT, toDouble(total));
      sink.put(GenAiAttributes.USAGE_COST_CURRENCY, total.currency().getCurrencyCode());
      sink.put(GenAiAttributes.USAGE_COST_SOURCE, cost.reported() == null ? "local" : "provider");
    }
    sink.put(CostAttributes.COST_TOTAL, total.toDecimalString());
    part(cost, Category.INPUT, CostAttributes.COST_INPUT, sink);
    part(cost, Category.OUTPUT, CostAttributes.COST_OUTPUT, sink);
    part(cost, Category.CACHE_READ, CostAttributes.COST_CACHE_READ, sink);
    part(cost, Category.CACHE_WRITE, CostAttributes.COST_CACHE_WRITE, sink);
    part(cost, Category.TOOLS, CostAttributes.COST_TOOLS, sink);
    part(cost, Category.OTHER, CostAttributes.COST_OTHER, sink);
    Money delta = cost.delta();
    if (delta != null) {
      sink.put(CostAttributes.COST_DELTA, toDouble(delta));
    }
    Money list = cost.list();
    if (list != null && !list.equals(cost.computed())) {
      sink.put(CostAttributes.COST_LIST, toDouble(list));
    }
    String sku = cost.sku();
    if (sku != null) {
      putIfKnown(sink, CostAttributes.PRICE_BOOK, cost.priceBook());
      sink.put(CostAttributes.PRICE_MATCH, cost.match().code());
      sink.put(CostAttributes.PRICE_SKU, sku);
    }
  }

  private static void part(Cost cost, Category category, AttributeKey<Double> key, Sink sink) {
    Money part = cost.part(category);
    if (part != null && !part.isZero()) {
      sink.put(key, toDouble(part));
    }
  }

  private static List<String> codes(Cost cost) {
    List<String> codes = new ArrayList<>(cost.reasons().size());
    cost.reasons().forEach(reason -> codes.add(reason.code()));
    return codes;
  }

  static void intent(CostIntent intent, Sink sink) {
    for (int i = 0; i < KEYS.length; i++) {
      putIfKnown(sink, INTENT_KEYS.get(i), intent.value(KEYS[i]));
    }
    for (Map.Entry<String, String> label : intent.labels().entrySet()) {
      sink.put(
          AttributeKey.stringKey(CostAttributes.LABEL_PREFIX + label.getKey()), label.getValue());
    }
  }

  private static void putIfKnown(Sink sink, AttributeKey<String> key, @Nullable String value) {
    if (value != null) {
      sink.put(key, value);
    }
  }

  /** The nearest double: the one place where an amount stops being exact. */
  static double toDouble(Money money) {
    long picos = money.picosOr(Long.MAX_VALUE);
    return picos == Long.MAX_VALUE ? money.amount().doubleValue() : picosToDouble(picos);
  }

  static double picosToDouble(long picos) {
    return Math.abs(picos) <= EXACT_IN_DOUBLE // then one division rounds correctly
        ? picos / 1e12
        : BigDecimal.valueOf(picos, Money.SCALE).doubleValue();
  }

  private static List<AttributeKey<String>> intentKeys() {
    List<AttributeKey<String>> keys = new ArrayList<>();
    for (IntentKey key : KEYS) {
      keys.add(AttributeKey.stringKey(key.attribute()));
    }
    return List.copyOf(keys);
  }

  private RecordAttributes() {}
}
