/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.costintent.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetUnitTest {
  @ParameterizedTest
  @CsvSource({
    "0.000000001, 1, 1",
    "0.0000000001, 1, 0",
    "0.0000000005, 1, 0",
    "0.0000000015, 2, 2",
    "0.0000000025, 3, 2",
    "1.5, 1500000000, 1500000000",
    "0, 0, 0",
    "-1, 0, 0",
    "9223372036.854775807, 9223372036854775807, 9223372036854775807",
    "99999999999, 9223372036854775807, 9223372036854775807",
    "20000000.0000000001, 20000000000000001, 20000000000000000"
  })
  void dollars_areHeldRoundedUp_andChargedHalfEven(String amount, long held, long charged) {
    Money money = Money.usd(amount);

    assertThat(BudgetUnit.USD.stepsUp(money)).isEqualTo(held);
    assertThat(BudgetUnit.USD.steps(money)).isEqualTo(charged);
  }

  @Test
  void fastPath_equalsTheExactOne() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);

    for (int i = 0; i < 20_000; i++) {
      BigDecimal amount = BigDecimal.valueOf(random.nextLong(9_000_000_000_000_000L), 12);
      int scale = random.nextBoolean() ? 9 : 6;
      BudgetUnit unit = scale == 9 ? BudgetUnit.USD : BudgetUnit.USD_MICROS;
      Money money = Money.usd(amount.toPlainString());

      assertThat(unit.amount(unit.steps(money)))
          .as("seed %s, %s", seed, amount)
          .isEqualTo(amount.setScale(scale, RoundingMode.HALF_EVEN));
      assertThat(unit.amount(unit.stepsUp(money)))
          .as("seed %s, %s", seed, amount)
          .isEqualTo(amount.setScale(scale, RoundingMode.CEILING));
    }
  }

  @Test
  void micros_countMillionths() {
    assertThat(BudgetUnit.USD_MICROS.stepsUp(Money.usd("0.0000001"))).isEqualTo(1);
    assertThat(BudgetUnit.USD_MICROS.steps(Money.usd("0.0000005"))).isZero();
    assertThat(BudgetUnit.USD_MICROS.steps(Money.usd("1.000001"))).isEqualTo(1_000_001);
  }

  @Test
  void anotherCurrency_isNotCounted() {
    Money euros = Money.of("1", "EUR");

    assertThat(BudgetUnit.USD.counts(euros)).isFalse();
    assertThat(BudgetUnit.TOKENS.counts(Money.usd("1"))).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> BudgetUnit.USD.steps(euros));
  }

  @Test
  void describe_saysAmountAndUnit() {
    assertThat(BudgetUnit.USD.describe(12_500_000_000L)).isEqualTo("12.5 USD");
    assertThat(BudgetUnit.USD.describe(0)).isEqualTo("0 USD");
    assertThat(BudgetUnit.INPUT_TOKENS.describe(2_000_000)).isEqualTo("2000000 input tokens");
  }
}
