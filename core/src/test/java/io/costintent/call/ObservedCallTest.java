/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.cost.CostReason;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ObservedCallTest {
  private static final Instant THEN = Instant.parse("2026-10-01T10:00:00Z");
  private static final CostIntent TRIAGE = CostIntent.builder().feature("triage").build();

  private final Recorded recorded = new Recorded();
  private final ModelCallHandler handler =
      recorded.builder().defaults(CostIntent.builder().team("support").build()).build();

  private static ObservedCall.Builder call(String responseId) {
    return ObservedCall.builder(Recorded.CHAT, THEN)
        .intent(TRIAGE)
        .durationNanos(5_000_000)
        .response(Recorded.response(responseId));
  }

  @Test
  void observe_pricesAndTellsTheListeners() {
    CallRecord record = handler.observe(call("r1").build());

    assertThat(recorded.only()).isSameAs(record);
    assertThat(record.isObserved()).isTrue();
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.0035"));
    assertThat(record.startedAt()).isEqualTo(THEN);
    assertThat(record.duration()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void observe_completesTheIntent() {
    CallRecord record = handler.observe(call("r1").build());

    assertThat(record.intent().team()).isEqualTo("support");
    assertThat(record.intent().feature()).isEqualTo("triage");
  }

  @Test
  void observe_doesNotBillAResponseTwice() {
    handler.observe(call("r1").build());

    assertThat(handler.observe(call("r1").build()).isBilled()).isFalse();
    assertThat(handler.observe(call("r2").build()).isBilled()).isTrue();
  }

  @Test
  void observe_doesNotBillWhatATrackedCallBilled() {
    handler.start(Recorded.CHAT).end(Recorded.response("r1"));

    assertThat(handler.observe(call("r1").build()).isBilled()).isFalse();
  }

  @Test
  void observe_saysWhyThereIsNoPrice() {
    ObservedCall failed =
        ObservedCall.builder(Recorded.CHAT, THEN).ending(CallEnding.FAILED).build();

    assertThat(handler.observe(failed).cost().reasons()).containsExactly(CostReason.PROVIDER_ERROR);
  }

  @Test
  void price_tellsNobodyAndClaimsNothing() {
    CallRecord priced = handler.price(call("r1").build());

    assertThat(priced.cost().total()).isEqualTo(Money.usd("0.0035"));
    assertThat(recorded.records).isEmpty();
    assertThat(handler.observe(call("r1").build()).isBilled()).isTrue();
  }

  @Test
  void noop_recordsNothing() {
    assertThat(ModelCallHandler.noop().observe(call("r1").build())).isNull();
    assertThat(ModelCallHandler.noop().price(call("r1").build())).isNull();
  }

  @Test
  void toString_saysRequestAndEnding() {
    assertThat(call("r1").build())
        .hasToString("ObservedCall{ModelRequest{openai: chat gpt-4o}, COMPLETED}");
  }

  @Test
  void guarded_keepsFailuresFromTheCaller() {
    Guarded.run(
        "planted",
        () -> {
          throw new NoSuchMethodError("planted");
        });
    int result =
        Guarded.get(
            "planted",
            () -> {
              throw new IllegalStateException("planted");
            },
            7);

    assertThat(result).isEqualTo(7);
  }
}
