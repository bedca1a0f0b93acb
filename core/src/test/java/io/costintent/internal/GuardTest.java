/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardTest {
  @Test
  void run_swallowsAndCountsEvenLinkageErrors() {
    for (int i = 0; i < 2; i++) {
      Guard.run(
          "guard test",
          () -> {
            throw new NoSuchMethodError("drifted");
          });
    }

    assertThat(Guard.failures().get("guard test").sum()).isEqualTo(2);
  }

  @Test
  void run_rethrowsErrorsOfTheMachine() {
    StackOverflowError fatal = new StackOverflowError();

    assertThatThrownBy(() ->
            Guard.run(
                "guard test machine",
                () -> {
                  throw fatal;
                }))
        .isSameAs(fatal);
    assertThatThrownBy(() ->
            Guard.get(
                "guard test machine",
                () -> {
                  throw fatal;
                },
                1))
        .isSameAs(fatal);
  }

  @Test
  void get_returnsTheAlternative() {
    String value =
        Guard.get(
            "guard test get",
            () -> {
              throw new IllegalStateException("broken");
            },
            "otherwise");

    assertThat(value).isEqualTo("otherwise");
    assertThat(Guard.get("guard test get", () -> "fine", "otherwise")).isEqualTo("fine");
  }

  @Test
  void observe_tellsAndPassesOn() {
    List<Throwable> told = new ArrayList<>();
    Exception failure = new Exception("own");

    assertThatThrownBy(() ->
            Guard.observe(
                () -> {
                  throw failure;
                },
                told::add))
        .isSameAs(failure);
    assertThat(told).containsExactly(failure);
  }
}
