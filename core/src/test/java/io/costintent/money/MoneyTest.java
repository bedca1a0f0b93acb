/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Random;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  private static final Currency USD = Currency.getInstance("USD");
  private static final Currency EUR = Currency.getInstance("EUR");

  /** The largest and smallest amounts of a long, and their neighbours that need more. */
  private static final String MOST = "9223372.036854775807";

  private static final String LEAST = "-9223372.036854775808";

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.000, 0",
    "1, 1000000000000",
    "0.000000000001, 1",
    "-0.000000000001, -1",
    "12.50, 12500000000000",
    "1E+3, 1000000000000000",
    "9223372.036854775807, 9223372036854775807",
    "-9223372.036854775808, -9223372036854775808"
  })
  void of_keepsSmallAmountsInALong(String amount, long picos) {
    Money money = Money.usd(amount);

    assertThat(money.picosOr(-7)).isEqualTo(picos);
    assertThat(money.amount()).isEqualByComparingTo(amount);
    assertThat(money).isEqualTo(Money.ofPicos(picos, USD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0000000000001",
        "9223372.036854775808",
        "-9223372.036854775809",
        "10000000",
        "99999999999999999999999.5"
      })
  void of_keepsOtherAmountsExactly(String amount) {
    Money money = Money.usd(amount);

    assertThat(money.picosOr(-7)).isEqualTo(-7);
    assertThat(money.amount()).isEqualTo(new BigDecimal(amount).stripTrailingZeros());
    assertThat(money.toDecimalString())
        .isEqualTo(new BigDecimal(amount).stripTrailingZeros().toPlainString());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "3, 3",
    "0.5, 0.5",
    "-0.5, -0.5",
    "-3, -3",
    "1000000.000000000001, 1000000.000000000001",
    "0.0102, 0.0102",
    "1.10, 1.1"
  })
  void toDecimalString_isPlainWithoutTrailingZeros(String amount, String text) {
    Money money = Money.usd(amount);

    assertThat(money.toDecimalString()).isEqualTo(text);
    assertThat(money).hasToString(text + " USD");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 3",
    "0.1, 0.2, 0.3",
    "-1, 1, 0",
    "9223372.036854775807, 0.000000000001, 9223372.036854775808",
    "9223372.036854775807, 9223372.036854775807, 18446744.073709551614",
    "9223372, 0.036854775807, 9223372.036854775807",
    "-9223372.036854775808, -0.000000000001, -9223372.036854775809",
    "-9223372.036854775808, -9223372.036854775808, -18446744.073709551616",
    "-9223372.036854775808, 9223372.036854775807, -0.000000000001",
    "20000000, -19999999, 1",
    "1, 20000000, 20000001",
    "20000000, 1, 20000001"
  })
  void plusAndMinus_areExactAndNeverOverflow(String left, String right, String sum) {
    Money money = Money.usd(left).plus(Money.usd(right));

    assertThat(money).isEqualTo(Money.usd(sum));
    assertThat(money.minus(Money.usd(right))).isEqualTo(Money.usd(left));
  }

  @Test
  void plus_agreesWithBigDecimalNearTheEdge() {
    long seed = 20261121;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      BigDecimal a = new BigDecimal(BigInteger.valueOf(random.nextLong()), 12);
      BigDecimal b = new BigDecimal(BigInteger.valueOf(random.nextLong()), 12);

      Money sum = Money.of(a, USD).plus(Money.of(b, USD));

      assertThat(sum.amount()).as("seed %s, %s + %s", seed, a, b).isEqualByComparingTo(a.add(b));
    }
  }

  @Test
  void negated_ofTheLeastAmountIsTheExactOne() {
    assertThat(Money.usd(LEAST).negated()).isEqualTo(Money.usd("9223372.036854775808"));
    assertThat(Money.usd(MOST).negated()).isEqualTo(Money.usd("-" + MOST));
    assertThat(Money.usd("50000000").negated()).isEqualTo(Money.usd("-50000000"));
    assertThat(Money.usd("0.25").negated().picosOr(-7)).isEqualTo(-250_000_000_000L);
  }

  @Test
  void times_isExact() {
    Money product = Money.usd("0.000000000003").times(new BigDecimal("0.5"));

    assertThat(product.amount()).isEqualByComparingTo("0.0000000000015");
    assertThat(Money.usd("10").times(new BigDecimal("0.9"))).isEqualTo(Money.usd("9"));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0000000000015, 0.000000000002",
    "0.0000000000025, 0.000000000002",
    "0.00000000000251, 0.000000000003",
    "0.000000000001, 0.000000000001",
    "123456789.5, 123456789.5",
    "99999999.123456789012, 99999999.123456789012"
  })
  void rounded_goesToTheEvenPico(String amount, String rounded) {
    Money money = Money.usd(amount);

    assertThat(money.rounded()).isEqualTo(Money.usd(rounded));
  }

  @Test
  void rounded_ofARoundAmountIsTheAmountItself() {
    Money small = Money.usd("0.5");
    Money big = Money.usd("99999999.123456789012");

    assertThat(small.rounded()).isSameAs(small);
    assertThat(big.rounded()).isSameAs(big);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, -1",
    "2, 1, 1",
    "1, 1.0, 0",
    "20000000, 1, 1",
    "1, 20000000, -1",
    "20000000, 20000001, -1",
    "-20000000, 20000000, -1",
    "-1, 1, -1"
  })
  void compareTo_ordersByAmount(String left, String right, int order) {
    assertThat(Money.usd(left).compareTo(Money.usd(right))).isEqualTo(order);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0.1, -1", "0.1, 1", "20000000, 1", "-20000000, -1"})
  void signum_isThatOfTheAmount(String amount, int signum) {
    assertThat(Money.usd(amount).signum()).isEqualTo(signum);
    assertThat(Money.usd(amount).isZero()).isEqualTo(signum == 0);
  }

  @Test
  void otherCurrencies_doNotMix() {
    Money dollar = Money.usd("1");
    Money euro = Money.of("1", "EUR");

    assertThatThrownBy(() -> dollar.plus(euro))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("currency: EUR (expected: USD)");
    assertThatThrownBy(() -> dollar.minus(euro)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> dollar.compareTo(euro)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Money.usd("1e9").compareTo(euro))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(dollar).isNotEqualTo(euro);
    assertThat(euro.currency()).isEqualTo(EUR);
    assertThat(euro.plus(euro)).isEqualTo(Money.of("2", "EUR"));
  }

  @Test
  void zero_ofDollarsIsShared() {
    assertThat(Money.zero(USD)).isSameAs(Money.usd("0.00"));
    assertThat(Money.zero(EUR).currency()).isEqualTo(EUR);
    assertThat(Money.ofPicos(1, USD).isZero()).isFalse();
  }

  @Test
  void equals_comparesAmountAndCurrency() {
    EqualsVerifier.forClass(Money.class)
        .withPrefabValues(Currency.class, USD, EUR)
        .suppress(Warning.NULL_FIELDS, Warning.STRICT_HASHCODE, Warning.BIGDECIMAL_EQUALITY)
        .verify();
  }

  @Test
  void hashCode_tellsAmountsAndCurrenciesApart() {
    assertThat(Money.usd("1")).hasSameHashCodeAs(Money.usd("1.00"));
    assertThat(Money.usd("1e9")).hasSameHashCodeAs(Money.usd("1000000000"));
    assertThat(Money.usd("1").hashCode()).isNotEqualTo(Money.usd("2").hashCode());
    assertThat(Money.usd("1").hashCode()).isNotEqualTo(Money.of("1", "EUR").hashCode());
  }
}
