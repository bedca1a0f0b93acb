/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static io.costintent.budget.hold.Holding.CHAT;
import static io.costintent.budget.hold.Holding.dollars;
import static io.costintent.budget.hold.Holding.requests;
import static io.costintent.budget.hold.Holding.response;
import static io.costintent.budget.hold.Holding.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.BudgetMode;
import io.costintent.budget.CalendarPeriod;
import io.costintent.budget.CalendarWindow;
import io.costintent.budget.Degrade;
import io.costintent.budget.EstimatePolicy;
import io.costintent.budget.LifetimeWindow;
import io.costintent.budget.MissingValue;
import io.costintent.budget.ReservedShare;
import io.costintent.budget.UnknownPrice;
import io.costintent.budget.hold.HoldCounts.Event;
import io.costintent.budget.store.KillSwitch;
import io.costintent.call.CallEnding;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.intent.Purpose;
import io.costintent.money.Money;
import io.costintent.policy.BudgetContendedException;
import io.costintent.policy.BudgetDenial;
import io.costintent.policy.BudgetExhaustedException;
import io.costintent.policy.CallsKilledException;
import io.costintent.policy.ExperimentEndedException;
import io.costintent.policy.IntentMissingException;
import io.costintent.policy.PriceUnknownException;
import io.costintent.policy.RequestExceedsBudgetException;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DenialsTest {
  private static final ModelRequest UNPRICED =
      ModelRequest.builder("openai", "nobody-knows-this")
          .maxOutputTokens(100)
          .atMost(Usage.of(UsageUnit.INPUT_TOKENS, 1000))
          .build();

  @Test
  void exhausted_saysHowItStandsAndWhenItResets() {
    Holding holding =
        new Holding(dollars("0.01").each(IntentKey.TEAM).owner("ana").escalation("#search-cost"));
    holding.start(CHAT).end(response(3000, 100));

    BudgetExhaustedException thrown = holding.denied(BudgetExhaustedException.class, CHAT);

    BudgetDenial denial = thrown.denial();
    assertThat(denial.budget()).isEqualTo("dollars");
    assertThat(denial.scope()).isEqualTo("team=search");
    assertThat(denial.unit()).isEqualTo("USD");
    assertThat(denial.limit()).isEqualByComparingTo("0.01");
    assertThat(denial.settled()).isEqualByComparingTo("0.0085");
    assertThat(denial.reserved()).isEqualByComparingTo("0");
    assertThat(denial.requested()).isEqualByComparingTo("0.0035");
    assertThat(denial.windowStart()).isEqualTo(Instant.parse("2026-10-01T00:00:00Z"));
    assertThat(denial.resetsAt()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    assertThat(denial.retryAfter()).isEqualTo(Duration.ofHours(16 * 24 + 12));
    assertThat(denial.owner()).isEqualTo("ana");
    assertThat(denial.remedy())
        .isEqualTo("wait until it resets, or have it topped up; turn to #search-cost");
    assertThat(holding.records.get(1).ending()).isEqualTo(CallEnding.DENIED);
    assertThat(holding.decision()).isEqualTo("deny");
    assertThat(holding.exceeded).hasValue(1);
    assertThat(holding.gate.openHolds()).isZero();
  }

  @Test
  void contended_whenOnlyCallsUnderWayAreInTheWay() {
    Holding holding = new Holding(tokens(2000));
    ModelCall first = holding.start(CHAT);

    BudgetContendedException thrown = holding.denied(BudgetContendedException.class, CHAT);

    assertThat(thrown.denial().retryAfter()).isEqualTo(Duration.ofSeconds(1));
    assertThat(thrown.denial().reserved()).isEqualByComparingTo("1100");
    first.end(response(400, 50));
    holding.start(CHAT);
  }

  @Test
  void requestExceedsBudget_whenItNeverFits() {
    Holding holding = new Holding(tokens(1000));

    RequestExceedsBudgetException thrown =
        holding.denied(RequestExceedsBudgetException.class, CHAT);

    assertThat(thrown.denial().retryAfter()).isNull();
    assertThat(thrown.denial().remedy()).startsWith("ask for less output");
  }

  @Test
  void topUp_letsCallsRunAgain() {
    Holding holding = new Holding(tokens(1500));
    holding.start(CHAT).end(response(1000, 100));
    holding.denied(BudgetExhaustedException.class, CHAT);

    holding.store.topUp(holding.balance("tokens").key(), 1000, "t1");

    holding.start(CHAT).end(response(1000, 100));
    assertThat(holding.balance("tokens").settled()).isEqualTo(2200);
  }

  @Test
  void nextWindow_startsAnew() {
    Holding holding = new Holding(tokens(1100));
    holding.start(CHAT).end(response(1000, 100));
    holding.denied(BudgetExhaustedException.class, CHAT);

    holding.advance(Duration.ofDays(17));

    holding.start(CHAT).end(response(400, 50));
  }

  @Test
  void lifetimeBudget_neverResets() {
    Holding holding = new Holding(tokens(1100).window(LifetimeWindow.unbounded()));
    holding.start(CHAT).end(response(1000, 100));

    BudgetDenial denial = holding.denied(BudgetExhaustedException.class, CHAT).denial();

    assertThat(denial.resetsAt()).isNull();
    assertThat(denial.windowStart()).isNull();
    assertThat(denial.retryAfter()).isNull();
    assertThat(denial.remedy()).isEqualTo("it never resets; have it topped up");
  }

  @Test
  void experimentPastItsEnd_isRefused() {
    CostIntent experiment = CostIntent.builder().experiment("exp-7").build();
    Instant end = Instant.parse("2026-10-15T12:00:01Z");
    Holding holding =
        new Holding(
            tokens(100_000)
                .match(IntentKey.EXPERIMENT_ID, "exp-7")
                .window(new LifetimeWindow(null, end)));
    holding.start(experiment, CHAT).end(response(400, 50));
    holding.advance(Duration.ofSeconds(1));

    ExperimentEndedException thrown =
        holding.denied(ExperimentEndedException.class, experiment, CHAT);

    assertThat(thrown.experiment()).isEqualTo("exp-7");
    assertThat(thrown.endedAt()).isEqualTo(end);
  }

  @Test
  void experimentPastItsEnd_isOnlyReportedByABudgetThatWarns() {
    CostIntent experiment = CostIntent.builder().experiment("exp-7").build();
    Holding holding =
        new Holding(
            tokens(100_000)
                .mode(BudgetMode.WARN)
                .window(new LifetimeWindow(null, Instant.parse("2026-10-15T12:00:00Z"))));

    holding.start(experiment, CHAT).end(response(400, 50));

    assertThat(holding.decision()).isEqualTo("warn");
    assertThat(holding.balance("tokens").settled()).isEqualTo(450);
  }

  @Test
  void callThatDoesNotSayWhatTheBudgetCountsBy_isDenied() {
    Holding holding =
        new Holding(tokens(100_000).each(IntentKey.TEAM).missingValue(MissingValue.DENY));

    IntentMissingException thrown =
        holding.denied(IntentMissingException.class, CostIntent.none(), CHAT);

    assertThat(thrown.missing()).isEqualTo("team");
    holding.start(CHAT);
  }

  @Test
  void unknownPrice_isDeniedByABudgetInDollars() {
    Holding holding = new Holding(dollars("1"));

    PriceUnknownException thrown = holding.denied(PriceUnknownException.class, UNPRICED);

    assertThat(thrown).hasMessageContaining("add a price for nobody-knows-this");
    assertThat(thrown.denial().requested()).isNull();
    assertThat(holding.count(Event.UNKNOWN_PRICE)).isEqualTo(1);
  }

  @Test
  void unknownPrice_runsWhereTokensAreCounted() {
    Holding holding =
        new Holding(dollars("1").unknownPrice(UnknownPrice.TOKENS_ONLY), tokens(10_000));

    holding.start(UNPRICED).end(response(400, 50));

    assertThat(holding.decision()).isEqualTo("warn");
    assertThat(holding.standing("tokens")).isEqualTo("450 settled, 0 held");
  }

  @Test
  void unknownPrice_isDeniedWhereTokensAreNotCounted() {
    Holding holding = new Holding(dollars("1").unknownPrice(UnknownPrice.TOKENS_ONLY));

    holding.denied(PriceUnknownException.class, UNPRICED);

    assertThat(holding.store.counters("dollars")).isEmpty();
  }

  @Test
  void unknownPrice_countsAsAFlatAmount() {
    Holding holding = new Holding(dollars("1").unknownPrice(UnknownPrice.flat(Money.usd("0.02"))));

    ModelCall call = holding.start(UNPRICED);
    assertThat(holding.standing("dollars")).isEqualTo("0 settled, 0.02 held");
    call.end(
        ResponseFacts.builder().model("nobody-knows-this").usage(Usage.ofTokens(4, 5)).build());

    assertThat(holding.standing("dollars")).isEqualTo("0.02 settled, 0 held");
  }

  @Test
  void unknownPrice_flaggedIsChargedWhenTheProviderSaysIt() {
    Holding holding = new Holding(dollars("1").unknownPrice(UnknownPrice.ALLOW_FLAGGED));

    holding.start(UNPRICED).end(ResponseFacts.builder().reportedCost(Money.usd("0.25")).build());

    assertThat(holding.decision()).isEqualTo("warn");
    assertThat(holding.standing("dollars")).isEqualTo("0.25 settled, 0 held");
  }

  @Test
  void shadow_saysWhatItWouldHaveDone() {
    Holding holding = new Holding(tokens(1000).enforce(false));

    holding.start(CHAT).end(response(400, 50));

    assertThat(holding.decision()).isEqualTo("would_deny");
    assertThat(holding.count(Event.DENIED)).isEqualTo(1);
    assertThat(holding.exceeded).hasValue(1);
  }

  @Test
  void ladder_observesWarnsAndBlocks() {
    Holding observing = new Holding(tokens(1000).mode(BudgetMode.OBSERVE));
    observing.start(CHAT).end(response(1000, 100));
    assertThat(observing.decision()).isEqualTo("allow");

    Holding warning = new Holding(tokens(1300).mode(BudgetMode.WARN));
    warning.start(CHAT).end(response(1000, 100));
    assertThat(warning.decision()).isEqualTo("warn");
    warning.start(CHAT).end(response(1000, 100));

    Holding blocking = new Holding(tokens(1300));
    blocking.start(CHAT).end(response(1000, 100));
    assertThat(blocking.decision()).isEqualTo("warn");
    blocking.denied(BudgetExhaustedException.class, CHAT);
  }

  @Test
  void throttle_spreadsTheLastPartOverTheRestOfTheWindow() {
    Holding holding =
        new Holding(
            tokens(10_000)
                .mode(BudgetMode.THROTTLE)
                .throttleFrom(50)
                .window(CalendarWindow.of(CalendarPeriod.DAY, ZoneOffset.UTC)));
    for (int i = 0; i < 6; i++) {
      holding.start(CHAT).end(response(1000, 100)); // 6,600 of 7,500 that noon allows
    }

    BudgetContendedException thrown = holding.denied(BudgetContendedException.class, CHAT);

    // 7,700 are allowed when 27/50 of the second half of the limit is
    assertThat(thrown.denial().retryAfter())
        .isBetween(Duration.ofMinutes(57), Duration.ofMinutes(58));
    assertThat(thrown.denial().remedy()).startsWith("it is throttled");
    holding.advance(thrown.denial().retryAfter());
    holding.start(CHAT).end(response(1000, 100));
  }

  @Test
  void degrade_sendsCallsToTheSmallerModelWhereTheDoorCan() {
    Holding holding = new Holding(degrading());
    ModelRequest changeable = Holding.chat().modelChangeable(true).build();
    ModelCall first = holding.start(changeable);
    assertThat(first.request().model()).isEqualTo("gpt-4o");
    first.end(response(1000, 100));

    ModelCall second = holding.start(changeable);

    assertThat(second.request().model()).isEqualTo("gpt-4o-mini");
    assertThat(holding.standing("dollars"))
        .isEqualTo("0.0035 settled, 0.00021 held"); // at the smaller model's price
    second.end(response(400, 50));
    assertThat(holding.decision()).isEqualTo("degrade");
    assertThat(holding.count(Event.DEGRADED)).isEqualTo(1);
  }

  @Test
  void degrade_whereTheDoorCannotIsSaid() {
    Holding holding = new Holding(degrading());
    holding.start(CHAT).end(response(1000, 100));

    ModelCall second = holding.start(CHAT);

    assertThat(second.request().model()).isEqualTo("gpt-4o");
    second.end(response(400, 50));
    assertThat(holding.decision()).isEqualTo("would_degrade");
  }

  @Test
  void degrade_thenBlock() {
    Holding holding =
        new Holding(dollars("0.005").degrade(new Degrade(50, Map.of("gpt-4o", "gpt-4o-mini"))));
    ModelRequest changeable = Holding.chat().modelChangeable(true).build();

    ModelCall call = holding.start(changeable);

    assertThat(call.request().model()).isEqualTo("gpt-4o-mini");
    call.end(response(20_000, 4000));
    holding.denied(BudgetExhaustedException.class, changeable);
  }

  private static io.costintent.budget.BudgetBuilder degrading() {
    return dollars("0.005")
        .mode(BudgetMode.DEGRADE)
        .degrade(new Degrade(80, Map.of("gpt-4o", "gpt-4o-mini")));
  }

  @Test
  void cap_fitsTheOutputIntoWhatIsLeft() {
    Holding holding = new Holding(tokens(3000));
    ModelRequest open = Holding.chat().maxOutputTokens(-1).outputCappable(true).build();

    ModelCall call = holding.start(open);

    assertThat(call.request().maxOutputTokens()).isEqualTo(2000);
    assertThat(holding.standing("tokens")).isEqualTo("0 settled, 3000 held");
    call.end(response(400, 50));
    assertThat(holding.decision()).isEqualTo("cap");
    assertThat(holding.count(Event.CAPPED)).isEqualTo(1);
  }

  @Test
  void cap_fitsDollarsToo() {
    Holding holding = new Holding(dollars("0.0125"));
    ModelRequest open = Holding.chat().maxOutputTokens(-1).outputCappable(true).build();

    ModelCall call = holding.start(open);

    assertThat(call.request().maxOutputTokens()).isBetween(990L, 1000L);
    call.end(response(1000, call.request().maxOutputTokens()));
    assertThat(holding.balance("dollars").settled()).isLessThanOrEqualTo(12_500_000);
  }

  @Test
  void cap_thatWouldBeUselessIsADenial() {
    Holding holding = new Holding(tokens(1010));
    ModelRequest open = Holding.chat().maxOutputTokens(-1).outputCappable(true).build();

    holding.denied(RequestExceedsBudgetException.class, open);
  }

  @Test
  void cap_leavesALimitOfTheCallersOwn() {
    Holding holding = new Holding(tokens(1050));
    ModelRequest own = Holding.chat().outputCappable(true).build();

    holding.denied(RequestExceedsBudgetException.class, own);
  }

  @Test
  void cap_isNotAskedForByBudgetsThatOnlyCount() {
    Holding holding = new Holding(tokens(1000).mode(BudgetMode.WARN));
    ModelRequest open = Holding.chat().maxOutputTokens(-1).outputCappable(true).build();

    ModelCall call = holding.start(open);

    assertThat(call.request().maxOutputTokens()).isEqualTo(-1);
  }

  @Test
  void cap_isNotAskedForByBudgetsThatDoNotCountOutput() {
    Holding holding = new Holding(requests(10));
    ModelRequest open = Holding.chat().maxOutputTokens(-1).outputCappable(true).build();

    assertThat(holding.start(open).request().maxOutputTokens()).isEqualTo(-1);
  }

  @Test
  void cap_isNotAskedForByExpectedEstimates() {
    Holding holding = new Holding(tokens(100_000).estimate(EstimatePolicy.EXPECTED));
    ModelRequest open = Holding.chat().maxOutputTokens(-1).outputCappable(true).build();

    assertThat(holding.start(open).request().maxOutputTokens()).isEqualTo(-1);
    assertThat(holding.standing("tokens")).isEqualTo("0 settled, 17384 held");
  }

  @Test
  void reservedShare_keepsExperimentsFromStarvingProduction() {
    Holding holding =
        new Holding(tokens(4000).reserve(new ReservedShare(50, IntentKey.PURPOSE, "production")));
    CostIntent experiment = CostIntent.builder().experiment("exp-7").build();
    CostIntent production = CostIntent.builder().purpose(Purpose.PRODUCTION).build();
    holding.start(experiment, CHAT).end(response(1000, 100));

    holding.denied(BudgetExhaustedException.class, experiment, CHAT);

    holding.start(production, CHAT).end(response(1000, 100));
    holding.start(production, CHAT).end(response(1000, 100));
    assertThat(holding.balance("tokens").settled()).isEqualTo(3300);
  }

  @Test
  void killSwitch_stopsAtOnceAndLetsRunAgain() {
    Holding holding = new Holding(requests(10));
    holding.store.kill(
        new KillSwitch(IntentKey.TEAM, "search", "runaway agent", "ana", holding.now));

    CallsKilledException thrown = holding.denied(CallsKilledException.class, CHAT);

    assertThat(thrown.scope()).isEqualTo("team=search");
    assertThat(holding.store.counters("requests")).isEmpty();
    holding.start(CostIntent.builder().team("billing").build(), CHAT);
    holding.store.unkill(IntentKey.TEAM, "search");
    holding.start(CHAT);
  }

  @Test
  void limitOfNothing_letsNothingRun() {
    Holding holding = new Holding(requests(0));

    RequestExceedsBudgetException thrown =
        holding.denied(RequestExceedsBudgetException.class, CHAT);

    assertThat(thrown.denial().limit()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(holding.records.get(0).tightestBudget().limit()).isZero();
  }
}
