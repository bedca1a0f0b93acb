/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static io.costintent.budget.hold.Holding.SEARCH;
import static io.costintent.budget.hold.Holding.dollars;
import static io.costintent.budget.hold.Holding.requests;
import static io.costintent.budget.hold.Holding.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.costintent.budget.BudgetDimension;
import io.costintent.budget.UnknownPrice;
import io.costintent.budget.hold.HoldCounts.Event;
import io.costintent.call.Charge;
import io.costintent.call.HeldCharge;
import io.costintent.money.Money;
import io.costintent.policy.BudgetExhaustedException;
import io.costintent.policy.CallDeniedException;
import io.costintent.policy.PriceUnknownException;
import io.costintent.policy.RequestExceedsBudgetException;
import io.costintent.propagation.IntentContext;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What budgets make of costs that are no model calls. */
class ChargesTest {
  /** 2 US dollars for a thousand. */
  private static final Charge RERANK =
      Charge.of("cohere", "rerank-v3.5", UsageUnit.RERANK_UNITS, 1000);

  private static Charge amount(String dollars) {
    return Charge.of("lab", "fine-tuning", Money.usd(dollars));
  }

  private static HeldCharge hold(Holding holding, Charge charge) {
    try (Scope ignored = IntentContext.open(SEARCH)) {
      return holding.handler.hold(charge);
    }
  }

  private static <T extends CallDeniedException> T denied(
      Holding holding, Class<T> type, Charge charge) {
    T denial = catchThrowableOfType(type, () -> hold(holding, charge));
    assertThat(denial).isNotNull();
    return denial;
  }

  @Test
  void charge_thatCameAboutIsCountedEvenBeyondTheLimit() {
    Holding holding = new Holding(dollars("1"));

    holding.handler.charge(RERANK);
    holding.handler.charge(amount("0.5"));

    assertThat(holding.standing("dollars")).isEqualTo("2.5 settled, 0 held");
  }

  @Test
  void hold_isWhatItComesToAndSettlesAsWhatItWas() {
    Holding holding = new Holding(dollars("3"));

    HeldCharge held = hold(holding, RERANK);
    String during = holding.standing("dollars");
    held.settle(Charge.of("cohere", "rerank-v3.5", UsageUnit.RERANK_UNITS, 250));

    assertThat(during).isEqualTo("0 settled, 2 held");
    assertThat(holding.standing("dollars")).isEqualTo("0.5 settled, 0 held");
    assertThat(holding.count(Event.GUESSED)).isZero();
  }

  @Test
  void hold_thatIsClosedIsGivenBack() {
    Holding holding = new Holding(dollars("3"));

    hold(holding, RERANK).close();

    assertThat(holding.standing("dollars")).isEqualTo("0 settled, 0 held");
  }

  @Test
  void hold_thatDoesNotFitIsDenied() {
    Holding holding = new Holding(dollars("3"));

    denied(holding, RequestExceedsBudgetException.class, amount("3.01"));
    holding.handler.charge(amount("2"));
    BudgetExhaustedException denial =
        denied(holding, BudgetExhaustedException.class, amount("1.5"));

    assertThat(denial.denial().requested()).isEqualByComparingTo("1.5");
    assertThat(holding.standing("dollars")).isEqualTo("2 settled, 0 held");
  }

  @Test
  void hold_withoutAPriceGoesByTheBudgetsRule() {
    Charge unknown = Charge.of("lab", "x", UsageUnit.of("units"), 1);
    Holding strict = new Holding(dollars("3"));
    Holding flat = new Holding(dollars("3").unknownPrice(UnknownPrice.flat(Money.usd("0.2"))));

    denied(strict, PriceUnknownException.class, unknown);
    HeldCharge held = hold(flat, unknown);

    assertThat(flat.standing("dollars")).isEqualTo("0 settled, 0.2 held");
    held.settle();
    assertThat(flat.standing("dollars")).isEqualTo("0.2 settled, 0 held");
  }

  @Test
  void budgetsOfTokensAndRequests_countWhatTheChargeSays() {
    Holding holding = new Holding(tokens(1000), requests(10));
    Charge tuning =
        Charge.builder("openai", "fine-tuning")
            .quantity(UsageUnit.INPUT_TOKENS, 300)
            .amount(Money.usd("1"))
            .build();

    HeldCharge held = hold(holding, tuning);
    assertThat(holding.standing("tokens")).isEqualTo("0 settled, 300 held");
    held.settle();
    holding.handler.charge(amount("5"));
    hold(holding, Charge.of("lab", "api", UsageUnit.REQUESTS, 4)).settle();

    assertThat(holding.standing("tokens")).isEqualTo("300 settled, 0 held");
    assertThat(holding.standing("requests")).isEqualTo("4 settled, 0 held");
    assertThat(holding.count(Event.UNKNOWN_USAGE)).isZero();
  }

  /** A training job takes longer than holds live: what it holds counts as spent meanwhile. */
  @Test
  void hold_thatExpiredCountsUntilItIsSettled() {
    Holding holding = new Holding(dollars("3"));
    HeldCharge held = hold(holding, amount("2"));

    holding.advance(Duration.ofHours(1));
    denied(holding, BudgetExhaustedException.class, amount("1.5"));
    held.settle(amount("0.25"));

    assertThat(holding.standing("dollars")).isEqualTo("0.25 settled, 0 held");
  }

  @Test
  void budget_isOfAServiceAnItemOrAllCharges() {
    Holding holding = new Holding(dollars("3").match(BudgetDimension.OPERATION, "charge"));

    holding.handler.charge(amount("1"));
    holding.handler.start(Holding.CHAT).end(Holding.response(1000, 100));

    assertThat(holding.standing("dollars")).isEqualTo("1 settled, 0 held");
  }

  /** Two processes that share a store read the same job's bill. */
  @Test
  void charge_withAnIdCountsOnceForAllWhoShareTheStore() {
    Holding one = new Holding(dollars("9"));
    Holding other = new Holding(dollars("9"));
    other.store = one.memory;
    other.open(dollars("9"));
    Charge job = amount("2").toBuilder().id("job-1").build();

    one.handler.charge(amount("1"));
    one.handler.charge(job);
    other.handler.charge(job);
    other.handler.charge(job.toBuilder().id("job-2").build());

    assertThat(one.standing("dollars")).isEqualTo("5 settled, 0 held");
  }

  @Test
  void charge_ofLastMonthCountsThere() {
    Holding holding = new Holding(dollars("3"));

    holding.handler.charge(
        amount("1").toBuilder().at(Instant.parse("2026-09-30T00:00:00Z")).build());
    hold(holding, amount("3")).settle();

    assertThat(holding.store.counters("dollars")).hasSize(2);
  }
}
