/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Instant MONTH_START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant MONTH_MIDDLE = Instant.parse("2026-11-16T00:00:00Z");
  private static final Instant MONTH_END = Instant.parse("2026-12-01T00:00:00Z");

  @Test
  void defaults_warnAndLetRun() {
    Budget budget = Fixtures.budget("b").build();

    assertThat(budget.mode()).isEqualTo(BudgetMode.WARN);
    assertThat(budget.isEnforced()).isTrue();
    assertThat(budget.thresholds()).containsExactly(50, 80, 95, 100);
    assertThat(budget.unknownPrice()).isEqualTo(UnknownPrice.ALLOW_FLAGGED);
    assertThat(budget.storeFailure()).isEqualTo(StoreFailure.OPEN);
    assertThat(budget.overage()).isEqualTo(Overage.CHARGE);
    assertThat(budget.expiry()).isEqualTo(HoldExpiry.FLOOR);
    assertThat(budget.estimate()).isEqualTo(EstimatePolicy.UPPER_BOUND);
    assertThat(budget.missingValue()).isEqualTo(MissingValue.UNATTRIBUTED);
    assertThat(budget.limitAmount()).isEqualTo(Money.usd("10"));
    assertThat(budget.toString()).contains("b").contains("10 USD").contains("month");
  }

  @Test
  void modesThatDeny_areStrictByDefault_whateverTheOrderOfSetting() {
    Budget budget = Fixtures.budget("b").mode(BudgetMode.BLOCK).build();
    Budget lenient =
        Fixtures.budget("b")
            .unknownPrice(UnknownPrice.flat(Money.usd("0.1")))
            .storeFailure(StoreFailure.OPEN)
            .mode(BudgetMode.BLOCK)
            .build();

    assertThat(budget.unknownPrice()).isEqualTo(UnknownPrice.DENY);
    assertThat(budget.storeFailure()).isEqualTo(StoreFailure.ALLOW_WITHIN_LEASE);
    assertThat(lenient.unknownPrice().flat()).isEqualTo(Money.usd("0.1"));
    assertThat(lenient.storeFailure()).isEqualTo(StoreFailure.OPEN);
  }

  @Test
  void limit_isExactInSteps() {
    assertThat(Budget.builder("b").limit(Money.usd("0.000000001")).build().limit()).isEqualTo(1);
    assertThat(
            Budget.builder("b")
                .limit(new BigDecimal("9007199.254740992"), BudgetUnit.USD)
                .build()
                .limit())
        .isEqualTo(1L << 53);
    assertThat(Budget.builder("b").limit(new BigDecimal("2E+6"), BudgetUnit.TOKENS).build().limit())
        .isEqualTo(2_000_000);
  }

  @Test
  void limit_thatASharedStoreCannotCountExactly_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Budget.builder("b").limit(Money.usd("9007199.254740993")))
        .withMessageContaining("expected: 0 to 9007199.254740992 in steps of 0.000000001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Budget.builder("b").limit(Money.usd("0.0000000001")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Budget.builder("b").limit(new BigDecimal("1.5"), BudgetUnit.REQUESTS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Budget.builder("b").limit(Money.of("5", "EUR")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Budget.builder("b").build())
        .withMessage("limit: not set (expected: an amount)");
  }

  @Test
  void builder_refusesWhatMakesNoSense() {
    BudgetBuilder builder = Fixtures.budget("b");

    assertThatIllegalArgumentException().isThrownBy(() -> Budget.builder("a b"));
    assertThatIllegalArgumentException().isThrownBy(() -> Budget.builder(""));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.thresholds(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.throttleFrom(100));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.owner(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.match(IntentKey.PURPOSE, "fun"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.match(BudgetDimension.MODEL, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Degrade(101, Map.of("a", "b")));
    assertThatIllegalArgumentException().isThrownBy(() -> new Degrade(80, Map.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Overage.overdraft(0));
    assertThatIllegalArgumentException().isThrownBy(() -> UnknownPrice.flat(Money.usd("0")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReservedShare(100, IntentKey.PURPOSE, "production"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fixtures.budget("b").mode(BudgetMode.DEGRADE).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Fixtures.budget("b")
                .match(IntentKey.TEAM, "a")
                .each(BudgetDimension.of(IntentKey.TEAM))
                .build())
        .withMessage("match: team twice (expected: once)");
  }

  @Test
  void throttle_growsFromItsShareToTheLimit() {
    AppliedBudget applied = Fixtures.only(throttled());

    assertThat(applied.limit(MONTH_START)).isEqualTo(8_000_000_000L);
    assertThat(applied.limit(MONTH_MIDDLE)).isEqualTo(9_000_000_000L);
    assertThat(applied.limit(MONTH_END.minusMillis(1))).isBetween(9_999_999_000L, 9_999_999_999L);
    assertThat(applied.limit(MONTH_END)).isEqualTo(8_000_000_000L);
  }

  @Test
  void throttle_saysWhenItLetsMoreRun() {
    AppliedBudget applied = Fixtures.only(throttled());

    Instant from = applied.allowedFrom(9_000_000_000L, MONTH_START);

    assertThat(from).isBetween(MONTH_MIDDLE, MONTH_MIDDLE.plusMillis(1));
    assertThat(applied.limit(from)).isGreaterThanOrEqualTo(9_000_000_000L);
    assertThat(applied.allowedFrom(8_000_000_000L, MONTH_START)).isEqualTo(MONTH_START);
    assertThat(applied.allowedFrom(10_000_000_001L, MONTH_START)).isNull();
  }

  @Test
  void throttle_staysExact_atTheGreatestLimitAndLongestWindow() {
    Instant start = Instant.parse("2000-01-01T00:00:00Z");
    Instant end = Instant.parse("2049-01-01T00:00:00Z");
    Budget budget =
        Budget.builder("b")
            .limit(new BigDecimal(BudgetUnit.MAX_STEPS), BudgetUnit.TOKENS)
            .window(new LifetimeWindow(start, end))
            .mode(BudgetMode.THROTTLE)
            .throttleFrom(1)
            .build();
    AppliedBudget applied = Fixtures.only(budget);
    Instant middle = start.plus(Duration.between(start, end).dividedBy(2));

    assertThat(applied.limit(start.minusSeconds(1))).isEqualTo(BudgetUnit.MAX_STEPS / 100);
    assertThat(applied.limit(middle))
        .isEqualTo(BudgetUnit.MAX_STEPS / 100 + (BudgetUnit.MAX_STEPS * 99 / 100 + 1) / 2);
    assertThat(applied.limit(end)).isEqualTo(BudgetUnit.MAX_STEPS);
  }

  @Test
  void throttle_needsAWindowWithAnEnd() {
    BudgetBuilder builder =
        Fixtures.budget("b")
            .mode(BudgetMode.THROTTLE)
            .window(new RollingWindow(Duration.ofHours(1)));

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContaining("a start and an end");
  }

  @Test
  void withoutThrottle_theLimitIsTheSameAtAnyTime() {
    AppliedBudget applied = Fixtures.only(Fixtures.budget("b").mode(BudgetMode.BLOCK).build());

    assertThat(applied.limit(MONTH_START)).isEqualTo(10_000_000_000L);
    assertThat(applied.allowedFrom(10_000_000_000L, MONTH_START)).isEqualTo(MONTH_START);
    assertThat(applied.allowedFrom(10_000_000_001L, MONTH_START)).isNull();
  }

  @Test
  void degrade_knowsEditionsOfAModel() {
    Degrade degrade =
        new Degrade(80, Map.of("GPT-4o", "gpt-4o-mini", "gpt-4o-mini", "gpt-4o-mini"));

    assertThat(degrade.instead("openai", "gpt-4o")).isEqualTo("gpt-4o-mini");
    assertThat(degrade.instead("openai", "gpt-4o-2024-08-06")).isEqualTo("gpt-4o-mini");
    assertThat(degrade.instead("openai", "gpt-4o-mini")).isNull();
    assertThat(degrade.instead("openai", "gpt-4.1")).isNull();
  }

  @Test
  void experiment_endsWithItsWindow() {
    Budget budget = Fixtures.budget("b").window(new LifetimeWindow(null, MONTH_END)).build();

    assertThat(budget.hasEnded(MONTH_END.minusMillis(1))).isFalse();
    assertThat(budget.hasEnded(MONTH_END)).isTrue();
    assertThat(Fixtures.budget("b").build().hasEnded(MONTH_END)).isFalse();
  }

  private static Budget throttled() {
    return Fixtures.budget("b")
        .mode(BudgetMode.THROTTLE)
        .window(CalendarWindow.of(CalendarPeriod.MONTH, ZoneOffset.UTC))
        .build();
  }
}
