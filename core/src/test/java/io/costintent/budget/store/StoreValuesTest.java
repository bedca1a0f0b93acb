/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreValuesTest {
  private static final CounterKey KEY =
      new CounterKey("budget", "", new WindowKey("month:2026-10", 0, 1, null));

  @Test
  void hold_refusesAmountsThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hold(KEY, -1, 0, 10, true))
        .withMessage("amount: -1 (expected: >= 0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hold(KEY, 5, 6, 10, true))
        .withMessage("floor: 6 (expected: 0 to 5)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hold(KEY, 5, -1, 10, true))
        .withMessage("floor: -1 (expected: 0 to 5)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hold(KEY, 5, 0, -1, true))
        .withMessage("limit: -1 (expected: >= 0)");
  }

  @Test
  void reservation_needsHoldsAndTime() {
    List<Hold> holds = List.of(new Hold(KEY, 5, 5, 10, true));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reservation("r", List.of(), Duration.ofSeconds(1)))
        .withMessage("holds: none (expected: at least one)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reservation("r", holds, Duration.ZERO))
        .withMessage("ttl: PT0S (expected: > 0)");
    assertThat(new Reservation("r", holds, Duration.ofSeconds(1)).holds()).isSameAs(holds);
  }

  @Test
  void charge_isNotNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Settlement.Charge(KEY, -1))
        .withMessage("amount: -1 (expected: >= 0)");
  }

  @Test
  void windowKey_refusesSlotsThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WindowKey("w", -1, 1, null))
        .withMessage("slot: -1 (expected: >= 0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WindowKey("w", 0, 0, null))
        .withMessage("slots: 0 (expected: >= 1)");
  }

  @Test
  void balance_usesWhatIsSettledAndReserved() {
    assertThat(new Balance(KEY, 3, 4, 5).used()).isEqualTo(7);
  }
}
