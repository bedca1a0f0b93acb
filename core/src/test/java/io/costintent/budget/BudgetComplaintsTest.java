/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.store.Balance;
import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.Hold;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.budget.store.Reservation;
import io.costintent.budget.store.ReserveOutcome;
import io.costintent.budget.store.Settlement;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * What users of gateways complain of about windows and attribution, each as it must not be here.
 */
class BudgetComplaintsTest {
  private static final Instant BEFORE = Instant.parse("2026-11-30T23:59:59.900Z");
  private static final Instant AFTER = Instant.parse("2026-12-01T00:00:00.100Z");
  private static final long USD = 1_000_000_000L;

  private final AtomicReference<Instant> now = new AtomicReference<>(BEFORE);
  private final InMemoryBudgetStore store = InMemoryBudgetStore.create(now::get);

  @Test
  void endUserThatWasExhausted_runsAgainInTheNextWindow_withoutAnyJob() {
    // LiteLLM #5651, #7129, #24675: the budget of an end user was never reset.
    AppliedBudget user = applied(month().each(IntentKey.TENANT), tenant("acme"));
    assertThat(reserve("1", user, 10 * USD)).isInstanceOf(ReserveOutcome.Granted.class);
    assertThat(reserve("2", user, 1)).isInstanceOf(ReserveOutcome.Exceeded.class);

    now.set(AFTER);

    assertThat(reserve("3", user, 10 * USD)).isInstanceOf(ReserveOutcome.Granted.class);
  }

  @Test
  void windows_followTheCalendarOfTheirOwners() {
    // LiteLLM #10288, #9098: thirty days are not a month, and midnight is not that of UTC.
    CalendarWindow month = CalendarWindow.of(CalendarPeriod.MONTH, ZoneId.of("America/New_York"));

    WindowSpan february = month.at(Instant.parse("2027-02-10T00:00:00Z"));

    assertThat(february.start()).isEqualTo("2027-02-01T05:00:00Z");
    assertThat(february.end()).isEqualTo("2027-03-01T05:00:00Z");
  }

  @Test
  void anotherPeriod_appliesAtOnce_andAnotherAmountKeepsTheSpend() {
    // LiteLLM PR #29143: a changed duration did not move the reset.
    CalendarWindow day = CalendarWindow.of(CalendarPeriod.DAY, ZoneOffset.UTC);
    AppliedBudget monthly = applied(month(), tenant("acme"));
    AppliedBudget raised = applied(month().limit(Money.usd("20")), tenant("acme"));
    AppliedBudget daily = applied(month().window(day), tenant("acme"));
    reserve("1", monthly, 10 * USD);

    assertThat(raised.key(BEFORE)).isEqualTo(monthly.key(BEFORE));
    assertThat(reserve("2", raised, 11 * USD)).isInstanceOf(ReserveOutcome.Exceeded.class);
    assertThat(reserve("3", raised, 10 * USD)).isInstanceOf(ReserveOutcome.Granted.class);
    assertThat(daily.window(BEFORE).end()).isEqualTo("2026-12-01T00:00:00Z");
    assertThat(reserve("4", daily, 10 * USD)).isInstanceOf(ReserveOutcome.Granted.class);
  }

  @Test
  void nodes_agreeOnTheWindow_whateverTheyDidBefore() {
    // Bifrost PR #5558: cycles that each node counted for itself diverged.
    CalendarWindow fiscal =
        CalendarWindow.of(CalendarPeriod.QUARTER, ZoneId.of("Asia/Tokyo"))
            .startingOn(Month.APRIL, 1);
    AppliedBudget old = applied(month().window(fiscal), tenant("acme"));
    for (int days = 0; days < 400; days++) {
      old.key(BEFORE.minus(Duration.ofDays(days)));
    }
    AppliedBudget started = applied(month().window(fiscal), tenant("acme"));

    assertThat(old.key(AFTER)).isEqualTo(started.key(AFTER));
  }

  @Test
  void lateSettlement_hitsTheWindowThatReserved() {
    // Higress settles in the window after; Cycles lets what is in flight land in the new period.
    AppliedBudget budget = applied(month(), tenant("acme"));
    CounterKey november = budget.key(BEFORE);
    reserve("1", budget, 8 * USD);
    now.set(AFTER);

    store.settle(new Settlement("1", List.of(new Settlement.Charge(november, 5 * USD))));

    CounterKey december = budget.key(AFTER);
    assertThat(store.balances(List.of(november, december)))
        .containsExactly(new Balance(november, 5 * USD, 0, 0), new Balance(december, 0, 0, 0));
  }

  @Test
  void clockThatGoesBackwards_opensNoNewBudget() {
    AppliedBudget budget = applied(month(), tenant("acme"));
    reserve("1", budget, 10 * USD);
    now.set(AFTER);
    reserve("2", budget, 10 * USD);

    now.set(BEFORE);

    assertThat(reserve("3", budget, 1)).isInstanceOf(ReserveOutcome.Exceeded.class);
  }

  @Test
  void budgetOfAUser_isNotSkipped_becauseThatOfATeamMatches() {
    // LiteLLM #11962: a key of a team switched the user's own budget off.
    BudgetSet set =
        BudgetSet.of(
            List.of(
                Budget.builder("team").limit(Money.usd("9")).match(IntentKey.TEAM, "a").build(),
                Budget.builder("user").limit(Money.usd("1")).each(IntentKey.TENANT).build()));
    CostIntent both = CostIntent.builder().team("a").tenant("acme").build();

    assertThat(set.matching(both, "openai", "gpt-4o", "chat"))
        .extracting(AppliedBudget::toString)
        .containsExactly("team", "user{tenant=acme}");
  }

  @Test
  void eachTeam_isCounted_notOnlyTheFirst() {
    // LiteLLM PR #37809: only one of a user's teams was looked at.
    BudgetSet set =
        BudgetSet.of(
            List.of(
                Budget.builder("a").limit(Money.usd("9")).match(IntentKey.TEAM, "a", "b").build(),
                Budget.builder("b").limit(Money.usd("9")).match(IntentKey.TEAM, "b").build(),
                Budget.builder("each").limit(Money.usd("9")).each(IntentKey.TEAM).build()));

    assertThat(set.matching(CostIntent.builder().team("b").build(), "openai", "gpt-4o", "chat"))
        .extracting(AppliedBudget::toString)
        .containsExactly("a", "b", "each{team=b}");
  }

  @Test
  void counters_areThoseOfTheValue_whateverItLooksLike() {
    // agentgateway #2171: who pays was read from what callers send; no value may pose as another.
    AppliedBudget honest =
        applied(month().each(IntentKey.TEAM).each(IntentKey.TENANT), intent("a", "b"));
    AppliedBudget posing =
        applied(month().each(IntentKey.TEAM).each(IntentKey.TENANT), intent("a,tenant=b", "c"));

    assertThat(posing.key(BEFORE)).isNotEqualTo(honest.key(BEFORE));
    assertThat(posing.scope()).isEqualTo("team=a%2Ctenant%3Db,tenant=c");
  }

  private ReserveOutcome reserve(String id, AppliedBudget budget, long amount) {
    Instant at = now.get();
    Hold hold = new Hold(budget.key(at), amount, 0, budget.limit(at), true);
    return store.reserve(new Reservation(id, List.of(hold), Duration.ofMinutes(15)));
  }

  private static BudgetBuilder month() {
    return Fixtures.budget("b").mode(BudgetMode.BLOCK);
  }

  private static AppliedBudget applied(BudgetBuilder builder, CostIntent intent) {
    return BudgetSet.of(List.of(builder.build())).matching(intent, "openai", "m", "chat").get(0);
  }

  private static CostIntent tenant(String tenant) {
    return CostIntent.builder().tenant(tenant).build();
  }

  private static CostIntent intent(String team, String tenant) {
    return CostIntent.builder().team(team).tenant(tenant).build();
  }
}
