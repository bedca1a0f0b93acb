/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigFormat;
import io.costintent.config.ConfigProblems;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import io.costintent.policy.ApprovedModels;
import io.costintent.policy.CallDeniedException;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.Decision;
import io.costintent.policy.PlannedCall;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.organisation.OrganisationPrices;
import io.costintent.propagation.IntentContext;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Charges that have come about, as listeners get them. */
class ChargingTest {
  private static final CostIntent TRIAGE =
      CostIntent.builder().team("support").feature("triage").build();
  private static final UsageUnit READ_UNITS = UsageUnit.of("read_units");
  private static final Charge QUERY = Charge.of("pinecone", "vector-search", READ_UNITS, 5);
  private static final PriceBook BOOK =
      book(
          """
          units: [read_units]
          services:
            - service: pinecone
              item: vector-search
              rates: {read_units: {amount: 16, per: 1000000}}
            - service: pinecone
              item: vector-search
              from: 2026-11-01T00:00:00Z
              rates: {read_units: {amount: 20, per: 1000000}}
          """);

  private final Recorded recorded = new Recorded();
  private final ModelCallHandler handler = handler().build();

  private ModelCallHandler.Builder handler() {
    return ModelCallHandler.builder(BOOK)
        .clock(() -> Instant.parse("2026-10-01T12:00:00Z"), recorded.nanos::get)
        .defaults(CostIntent.builder().product("desk").build())
        .listener(recorded);
  }

  private static PriceBook book(String file) {
    ConfigProblems problems = new ConfigProblems();
    PriceBook book =
        PriceBooks.agreed(
            PriceBooks.bundled(),
            OrganisationPrices.read(
                ConfigFiles.parse(file, "prices.yaml", ConfigFormat.YAML), problems));
    problems.throwIfAny();
    return book;
  }

  @Test
  void charge_isPricedByTheOrganisationsFile() {
    CallRecord record = handler.charge(QUERY);

    assertThat(recorded.only()).isSameAs(record);
    assertThat(record.isCharge()).isTrue();
    assertThat(record.request().charge()).isSameAs(QUERY);
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.00008"));
    assertThat(record.cost().status()).isEqualTo(CostStatus.EXACT);
    assertThat(record.cost().sku()).isEqualTo("pinecone/vector-search");
    assertThat(record.usage()).isEqualTo(Usage.of(READ_UNITS, 5));
    assertThat(record.startedAt()).isEqualTo(Instant.parse("2026-10-01T12:00:00Z"));
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
  }

  @Test
  void charge_isPricedByTheBookWhereItHasTheUnit() {
    CallRecord record =
        handler.charge(Charge.of("cohere", "rerank-v3.5", UsageUnit.RERANK_UNITS, 3));

    assertThat(record.cost().total()).isEqualTo(Money.usd("0.006"));
  }

  @Test
  void charge_hasThePriceOfItsTime() {
    CallRecord record =
        handler.charge(QUERY.toBuilder().at(Instant.parse("2026-11-02T00:00:00Z")).build());

    assertThat(record.cost().total()).isEqualTo(Money.usd("0.0001"));
    assertThat(record.startedAt()).isEqualTo(Instant.parse("2026-11-02T00:00:00Z"));
  }

  @Test
  void charge_carriesTheCurrentIntent() {
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      handler.charge(QUERY);
    }

    assertThat(recorded.only().intent().team()).isEqualTo("support");
    assertThat(recorded.only().intent().product()).isEqualTo("desk");
  }

  @Test
  void amountOfTheCaller_winsAndKeepsWhatPricesSay() {
    CallRecord record = handler.charge(QUERY.toBuilder().amount(Money.usd("0.0001")).build());

    assertThat(record.cost().status()).isEqualTo(CostStatus.REPORTED);
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.0001"));
    assertThat(record.cost().delta()).isEqualTo(Money.usd("0.00002"));
  }

  @Test
  void amountOfTheCaller_needsNoQuantity() {
    CallRecord record = handler.charge(Charge.of("runpod", "invoice", Money.usd("12.34")));

    assertThat(record.cost().total()).isEqualTo(Money.usd("12.34"));
    assertThat(record.usage()).isNull();
  }

  @Test
  void charge_withoutAPriceIsUnknownAndNotZero() {
    CallRecord service = handler.charge(Charge.of("no-such", "thing", READ_UNITS, 5));
    CallRecord item = handler.charge(Charge.of("pinecone", "thing", READ_UNITS, 5));
    CallRecord unit =
        handler.charge(Charge.of("pinecone", "vector-search", UsageUnit.STORAGE_GB_DAYS, 5));

    assertThat(service.cost().total()).isNull();
    assertThat(service.cost().reasons()).containsExactly(CostReason.UNKNOWN_PROVIDER);
    assertThat(item.cost().reasons()).containsExactly(CostReason.UNKNOWN_MODEL);
    assertThat(unit.cost().reasons()).containsExactly(CostReason.NO_RATE_FOR_UNIT);
    assertThat(unit.cost().status()).isEqualTo(CostStatus.UNPRICED);
  }

  @Test
  void charge_withAnIdIsBilledOnce() {
    Charge job = QUERY.toBuilder().id("job-7").build();

    assertThat(handler.charge(job).isBilled()).isTrue();
    recorded.advance(Duration.ofHours(23));
    assertThat(handler.charge(job).isBilled()).isFalse();
    assertThat(handler.charge(QUERY.toBuilder().id("job-8").build()).isBilled()).isTrue();
    assertThat(
            handler
                .charge(Charge.builder("other", "x").quantity(READ_UNITS, 1).id("job-7").build())
                .isBilled())
        .isTrue();
  }

  @Test
  void charge_withAnIdIsRememberedAmongMany() {
    handler.charge(QUERY.toBuilder().id("first").build());
    for (int i = 0; i < 60_000; i++) {
      handler.charge(QUERY.toBuilder().id("job-" + i).build());
    }

    assertThat(handler.charge(QUERY.toBuilder().id("first").build()).isBilled()).isFalse();
  }

  @Test
  void charge_withoutAnIdIsBilledEachTime() {
    handler.charge(QUERY);

    assertThat(handler.charge(QUERY).isBilled()).isTrue();
  }

  /** A retrieval inside a model call is no second bill for that call, and no attempt at it. */
  @Test
  void charge_insideACallLeavesTheCallItsBill() {
    ModelCall outer = handler.start(Recorded.CHAT);
    try (Scope ignored = outer.makeCurrent()) {
      handler.charge(QUERY);
      handler.hold(QUERY).settle();
      handler.start(Recorded.CHAT).fail(new IllegalStateException(), null);
      handler.start(Recorded.CHAT).end(Recorded.response("r1"));
    }
    outer.end(Recorded.response("r2"));

    assertThat(recorded.records).extracting(CallRecord::isBilled).doesNotContain(false);
    assertThat(recorded.records).extracting(CallRecord::attempt).containsExactly(1, 1, 1, 2, 1);
  }

  /** A job that calls models pays for both. */
  @Test
  void heldCharge_doesNotBillForTheCallsInside() {
    HeldCharge job = handler.hold(QUERY);
    assertThat(ModelCallHandler.isInsideCall(Context.current())).isFalse();
    handler.start(Recorded.CHAT).end(Recorded.response("r1"));
    job.settle();

    assertThat(recorded.records).extracting(CallRecord::isBilled).containsExactly(true, true);
    assertThat(recorded.records.get(1).cost().total()).isEqualTo(Money.usd("0.00008"));
  }

  @Test
  void heldCharge_isBilledWhenSettled() {
    HeldCharge held = handler.hold(QUERY);
    recorded.advance(Duration.ofSeconds(2));
    held.settle(Charge.of("pinecone", "vector-search", READ_UNITS, 3));
    held.settle();
    held.close();

    assertThat(recorded.only().usage()).isEqualTo(Usage.of(READ_UNITS, 3));
    assertThat(recorded.only().duration()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void heldCharge_thatIsClosedCostsNothing() {
    handler.hold(QUERY).close();

    assertThat(recorded.only().isBilled()).isFalse();
    assertThat(recorded.only().ending()).isEqualTo(CallEnding.CANCELLED);
  }

  @Test
  void heldCharge_canBillTheTimeThatPassed() {
    Charge atMost =
        Charge.builder("lab", "a100")
            .duration(UsageUnit.GPU_SECONDS, Duration.ofHours(1))
            .quantity(UsageUnit.REQUESTS, 1)
            .id("run-1")
            .build();
    HeldCharge held = handler.hold(atMost);
    recorded.advance(Duration.ofMillis(61_500));
    held.settleElapsed(UsageUnit.GPU_SECONDS);

    assertThat(recorded.only().usage())
        .isEqualTo(
            Usage.builder().add(UsageUnit.GPU_SECONDS, 61_500).add(UsageUnit.REQUESTS, 1).build());
    assertThat(recorded.only().responseId()).isEqualTo("run-1");
  }

  @Test
  void heldCharge_cannotTimeWhatIsNoTime() {
    HeldCharge held = handler.hold(QUERY);
    held.settleElapsed(READ_UNITS);

    assertThat(recorded.only().usage()).isEqualTo(QUERY.usage());
  }

  @Test
  void policies_areAskedBeforeAChargeIsHeldAndNotAfterItCameAbout() {
    CallPolicy nothing =
        new CallPolicy() {
          @Override
          public String name() {
            return "nothing";
          }

          @Override
          public Decision decide(PlannedCall call) {
            return new Decision.Deny(new CallDeniedException(name(), call.operation()));
          }
        };
    ModelCallHandler denying = handler().policy(nothing).build();

    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                CallDeniedException.class, () -> denying.hold(QUERY)))
        .hasMessageContaining("charge");
    assertThat(denying.charge(QUERY).isBilled()).isTrue();
  }

  @Test
  void policiesAboutModels_haveNoSay() {
    ModelCallHandler approving =
        handler()
            .policy(
                ApprovedModels.builder()
                    .allow(IntentKey.PRODUCT, "desk", "gpt-4o")
                    .enforce()
                    .build())
            .build();

    approving.hold(QUERY).settle();

    assertThat(recorded.only().isBilled()).isTrue();
    assertThat(recorded.only().decision()).isEqualTo(Decision.proceed());
  }

  @Test
  void noop_chargesNothing() {
    HeldCharge held = ModelCallHandler.noop().hold(QUERY);
    held.settle();
    held.close();

    assertThat(ModelCallHandler.noop().charge(QUERY)).isNull();
    assertThat(held.intent()).isEqualTo(CostIntent.none());
    assertThat(held).hasToString("HeldCharge{" + QUERY + '}');
  }
}
