/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static io.costintent.budget.hold.Holding.CHAT;
import static io.costintent.budget.hold.Holding.dollars;
import static io.costintent.budget.hold.Holding.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.pricing.Agreement;
import io.costintent.pricing.ExchangeRates;
import io.costintent.pricing.PriceBooks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtherCurrencyTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  @Test
  void budgetInDollars_countsTheListPriceOfACallReportedInEuros() {
    Holding holding = new Holding();
    ExchangeRates rates =
        ExchangeRates.of(LocalDate.of(2026, 10, 1), Map.of(EUR, new BigDecimal("0.9")));
    Agreement agreement = Agreement.builder().currency(EUR, rates).build();
    holding.book = PriceBooks.agreed(PriceBooks.bundled(), agreement);
    holding.open(dollars("1"));

    holding.start(CHAT).end(response(401, 53));

    assertThat(holding.records.get(0).cost().total().currency()).isEqualTo(EUR);
    assertThat(holding.standing("dollars")).isEqualTo("0.0015325 settled, 0 held");
  }
}
