/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.prices.book.Price;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VoteTest {
  @Test
  void count_takesWhatAllAgreeOn() {
    Vote vote = Vote.count(figures("3", "3", "3"));

    assertThat(vote.source()).isEqualTo("genai");
    assertThat(vote.price()).hasToString("3");
    assertThat(vote.isUnanimous()).isTrue();
    assertThat(vote.votes()).isEqualTo(3);
  }

  @Test
  void count_letsTwoOutvoteTheFirst() {
    Vote vote = Vote.count(figures("2", "0.5", "0.5"));

    assertThat(vote.source()).isEqualTo("litellm");
    assertThat(vote.price()).hasToString("0.5");
    assertThat(vote.disputed()).containsExactly("genai");
  }

  @Test
  void count_quarantinesOneThatIsFiveTimesOffTwo() {
    Vote vote = Vote.count(figures("0.15", "2.5", "0.15"));

    assertThat(vote.price()).hasToString("0.15");
    assertThat(vote.disputed()).isEmpty();
    assertThat(vote.quarantined()).containsExactly("litellm");
  }

  @Test
  void count_followsThePrecedenceBetweenTwo() {
    Vote vote = Vote.count(figures("0.3", "1", null));

    assertThat(vote.source()).isEqualTo("genai");
    assertThat(vote.disputed()).containsExactly("litellm");
    assertThat(vote.quarantined()).isEmpty();
  }

  @Test
  void count_neverQuarantinesOneOfTwo() {
    Vote vote = Vote.count(figures("0.3", "30", null));

    assertThat(vote.disputed()).containsExactly("litellm");
    assertThat(vote.quarantined()).isEmpty();
  }

  @Test
  void count_followsThePrecedenceAmongThree() {
    Vote vote = Vote.count(figures("1", "2", "3"));

    assertThat(vote.source()).isEqualTo("genai");
    assertThat(vote.disputed()).containsExactly("litellm", "portkey");
  }

  @Test
  void count_takesWholeCentsForTheSameFigureAndMarksThem() {
    Vote vote = Vote.count(figures("0.28", "0.275", null));

    assertThat(vote.price()).hasToString("~0.28");
    assertThat(vote.isUnanimous()).isTrue();
  }

  @Test
  void count_takesSecondsAndHoursForTheSame() {
    Vote vote = Vote.count(figures("0.111", "0.110988", null));

    assertThat(vote.price()).hasToString("0.111");
    assertThat(vote.isUnanimous()).isTrue();
  }

  @Test
  void first_takesTheNewestFigureOfAMarket() {
    Vote vote = Vote.first(figures("0.2288", "0.26", "0.26"));

    assertThat(vote.price()).hasToString("0.2288");
    assertThat(vote.disputed()).containsExactly("litellm", "portkey");
  }

  @Test
  void count_needsAFigure() {
    assertThatThrownBy(() -> Vote.count(Map.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<String, Price> figures(String genai, String litellm, String portkey) {
    Map<String, Price> figures = new LinkedHashMap<>();
    figures.put("genai", Price.of(genai));
    figures.put("litellm", Price.of(litellm));
    if (portkey != null) {
      figures.put("portkey", Price.of(portkey));
    }
    return figures;
  }
}
