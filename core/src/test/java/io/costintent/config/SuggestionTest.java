/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> KNOWN =
      List.of("team", "cost_center", "window", "limit", "id", "environment");

  @ParameterizedTest
  @CsvSource({
    "taem, team",
    "tea, team",
    "teams, team",
    "TEAM, team",
    "ie, id",
    "limti, limit",
    "costcentre, cost_center",
    "enviroment, environment"
  })
  void closest_findsTypingMistakes(String name, String meant) {
    assertThat(Suggestion.closest(name, KNOWN)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"xyz", "tm", "windmill", "envrmnt"})
  void closest_doesNotGuess(String name) {
    assertThat(Suggestion.closest(name, KNOWN)).isNull();
  }

  @Test
  void closest_prefersTheNearestThenTheAlphabet() {
    assertThat(Suggestion.closest("models", List.of("nodes", "model", "modals")))
        .isEqualTo("modals");
    assertThat(Suggestion.closest("ab", List.of("ac", "ad", "aa"))).isEqualTo("aa");
  }

  @Test
  void closest_passesOverEndlessNames() {
    assertThat(Suggestion.closest("a".repeat(65), List.of("a".repeat(64)))).isNull();
    assertThat(Suggestion.closest("a".repeat(64), List.of("a".repeat(63)))).isNotNull();
  }

  @Test
  void of_namesWhatThereIs() {
    assertThat(Suggestion.of("x", List.of("zone", "budgets")))
        .isEqualTo("(expected: one of budgets, zone)");
    assertThat(Suggestion.of("x", List.of())).isEqualTo("(expected: no keys)");
  }
}
