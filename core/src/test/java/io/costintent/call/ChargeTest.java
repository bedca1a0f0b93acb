/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.money.Money;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChargeTest {
  private static Charge.Builder storage() {
    return Charge.builder("pinecone", "storage");
  }

  @Test
  void quantity_isKeptInSteps() {
    Charge charge =
        storage()
            .quantity(UsageUnit.STORAGE_GB_DAYS, new BigDecimal("0.5"))
            .quantity(UsageUnit.STORAGE_GB_DAYS, 2)
            .quantity(UsageUnit.of("read_units"), 7)
            .build();

    assertThat(charge.usage())
        .isEqualTo(
            Usage.builder()
                .add(UsageUnit.STORAGE_GB_DAYS, 2_500_000)
                .add(UsageUnit.of("read_units"), 7)
                .build());
  }

  @Test
  void quantity_ofHugeNumbersIsTheGreatestOne() {
    Charge whole = Charge.of("lab", "gpu", UsageUnit.GPU_SECONDS, Long.MAX_VALUE / 10);
    Charge part =
        Charge.builder("lab", "gpu")
            .quantity(UsageUnit.GPU_SECONDS, new BigDecimal("1e40"))
            .build();

    assertThat(whole.usage()).isEqualTo(Usage.of(UsageUnit.GPU_SECONDS, Long.MAX_VALUE));
    assertThat(part.usage()).isEqualTo(whole.usage());
  }

  @Test
  void quantity_belowZeroIsKnownToBeWrong() {
    Usage usage = Charge.of("lab", "gpu", UsageUnit.GPU_SECONDS, -3).usage();

    assertThat(usage).isNotNull();
    assertThat(usage.quantity(UsageUnit.GPU_SECONDS)).isZero();
    assertThat(usage.flaws()).containsExactly(UsageFlaw.INCONSISTENT);
    assertThat(storage().quantity(UsageUnit.REQUESTS, new BigDecimal("-1e30")).build().usage())
        .isEqualTo(Usage.builder().add(UsageUnit.REQUESTS, -1).build());
  }

  @Test
  void quantity_hasNoPartsOfAWholeUnit() {
    assertThatThrownBy(() -> storage().quantity(UsageUnit.REQUESTS, new BigDecimal("0.5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quantity: 0.5 (expected: a whole number of requests)");
  }

  @Test
  void duration_isInTheUnitOfTime() {
    Charge charge =
        Charge.builder("lab", "gpu")
            .duration(UsageUnit.GPU_SECONDS, Duration.ofMillis(1_234))
            .duration(UsageUnit.PROVISIONED_HOURS, Duration.ofMinutes(90))
            .build();

    assertThat(charge.usage())
        .isEqualTo(
            Usage.builder()
                .add(UsageUnit.GPU_SECONDS, 1_234)
                .add(UsageUnit.PROVISIONED_HOURS, 1_500_000)
                .build());
    assertThatThrownBy(() -> storage().duration(UsageUnit.REQUESTS, Duration.ZERO))
        .hasMessage("unit: requests (expected: seconds or hours)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "vector search", "-x", "näme"})
  void names_areThoseOfAPriceList(String name) {
    assertThatThrownBy(() -> Charge.of("pinecone", name, Money.usd("1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("item: " + name + " (expected: 1 to 128 letters, digits and . _ : / @ -)");
    assertThatThrownBy(() -> Charge.of(name, "storage", Money.usd("1")))
        .hasMessageStartingWith("service: ");
  }

  @Test
  void amount_isNotBelowZero() {
    assertThatThrownBy(() -> Charge.of("aws", "credit", Money.usd("-1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("amount: -1 USD (expected: >= 0)");
  }

  @Test
  void id_isShort() {
    assertThatThrownBy(() -> storage().id("x".repeat(257)))
        .hasMessage("id: 257 characters (expected: 1 to 256, not blank)");
    assertThatThrownBy(() -> storage().id(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void build_wantsSomethingToCharge() {
    assertThatThrownBy(() -> storage().id("a").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("charge: pinecone storage (expected: a quantity or an amount)");
  }

  @Test
  void toBuilder_keepsEverything() {
    Charge charge =
        storage()
            .quantity(UsageUnit.STORAGE_GB_DAYS, 3)
            .amount(Money.usd("2"))
            .id("day-1")
            .region("eu")
            .at(Instant.EPOCH)
            .build();

    Charge copy = charge.toBuilder().build();

    assertThat(copy.usage()).isEqualTo(charge.usage());
    assertThat(copy.amount()).isEqualTo(Money.usd("2"));
    assertThat(copy.id()).isEqualTo("day-1");
    assertThat(copy.region()).isEqualTo("eu");
    assertThat(copy.at()).isEqualTo(Instant.EPOCH);
    assertThat(copy).hasToString("Charge{pinecone: storage, 2 USD}");
  }
}
