/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.call.ModelCallHandler;
import io.costintent.money.Money;
import io.costintent.otel.SpanCost.Billed;
import io.costintent.otel.SpanCost.Ended;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.api.Test;

class SpanLedgerTest {
  private static final Money CENT = Money.usd("0.01");

  private final SpanLedger ledger = new SpanLedger(64);

  @Test
  void open_isTheSameUntilTheSpanEnds() {
    SpanCost cost = ledger.open("a");

    assertThat(ledger.open("a")).isSameAs(cost);
    assertThat(ledger.close("a")).isSameAs(cost);
    assertThat(ledger.close("a")).isNull();
  }

  @Test
  void open_hasALimit() {
    for (int i = 0; i < SpanLedger.MAX_OPEN; i++) {
      ledger.open("span " + i);
    }

    assertThat(ledger.open("one more")).isNull();
    assertThat(ledger.open("span 0")).isNotNull();
  }

  @Test
  void costBelowARemoteSpan_isNotKept() {
    String parentId = "b7ad6b7169203331";
    SpanContext remote =
        SpanContext.createFromRemoteParent(
            "0af7651916cd43dd8448eb211c80319c",
            parentId,
            TraceFlags.getSampled(),
            TraceState.getDefault());
    ModelCallHandler handler = ModelCallHandler.builder(TestPrices.BOOK).build();
    try (SdkTracerProvider tracing =
        SdkTracerProvider.builder()
            .addSpanProcessor(
                new IntentSpanProcessor(ledger, () -> handler, IntentContext::from, () -> false))
            .build()) {
      tracing
          .get("other")
          .spanBuilder("chat")
          .setParent(Context.root().with(Span.wrap(remote)))
          .setAttribute("gen_ai.operation.name", "chat")
          .startSpan()
          .end();
    }

    assertThat(ledger.close(parentId)).isNull();
  }

  @Test
  void ended_forgetsTheOldest() {
    for (int i = 0; i < 100_000; i++) {
      ledger.end("span " + i, new Ended(null, CENT));
    }

    assertThat(ledger.ended("span 0")).isNull();
    assertThat(ledger.ended("span 99999")).isEqualTo(new Ended(null, CENT));
  }

  @Test
  void below_isUnknownWhenCurrenciesDiffer() {
    SpanCost cost = new SpanCost();

    cost.add(Billed.one(CENT, "r1"));
    cost.add(Billed.one(Money.of("0.01", "EUR"), "r2"));
    cost.add(Billed.one(CENT, "r3"));

    assertThat(cost.below()).isNull();
    assertThat(cost.covers("r3")).isTrue();
  }

  @Test
  void covers_goesByResponseId() {
    SpanCost cost = new SpanCost();
    assertThat(cost.covers(null)).isFalse();

    cost.add(Billed.one(CENT, "r1"));
    assertThat(cost.covers("r1")).isTrue();
    assertThat(cost.covers("other")).isFalse();
    assertThat(cost.covers(null)).isTrue();

    cost.add(Billed.one(null, null));
    assertThat(cost.covers("other")).isTrue();
  }

  @Test
  void covers_assumesTheWorstWhenIdsAreTooMany() {
    SpanCost cost = new SpanCost();
    for (int i = 0; i < 100; i++) {
      cost.add(Billed.one(CENT, "r" + i));
    }

    assertThat(cost.covers("r99")).isTrue();
    assertThat(cost.below()).isEqualTo(Money.usd("1"));
  }

  @Test
  void total_isWhatIsBelowAndTheSpansOwn() {
    SpanCost cost = new SpanCost();
    cost.add(Billed.one(CENT, "r1"));

    Billed total = cost.total(Billed.one(CENT, "r2"));

    assertThat(total.amount()).isEqualTo(Money.usd("0.02"));
    assertThat(total.calls()).isEqualTo(2);
    assertThat(total.responseIds()).containsExactlyInAnyOrder("r1", "r2");
    assertThat(cost.total(null).amount()).isEqualTo(CENT);
  }
}
