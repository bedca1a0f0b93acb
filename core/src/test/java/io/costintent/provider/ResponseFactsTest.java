/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.money.Money;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import java.util.List;
import java.util.Map;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.junit.jupiter.api.Test;

class ResponseFactsTest {
  private static final ResponseFacts FACTS =
      ResponseFacts.builder()
          .responseId("r")
          .model("m")
          .usage(Usage.ofTokens(1, 2))
          .reportedCost(Money.usd("0.1"))
          .serviceTier("flex")
          .region("us")
          .speed("fast")
          .batch(true)
          .finishReasons(List.of("stop"))
          .condition("spillover", "true")
          .build();

  @Test
  void equals_isByValue() {
    EqualsVerifier.forClass(ResponseFacts.class)
        .withPrefabValues(Usage.class, Usage.ofTokens(1, 2), Usage.ofTokens(3, 4))
        .withNonnullFields("finishReasons", "conditions")
        .verify();
  }

  @Test
  void merge_takesWhatLaterFactsKnow() {
    ResponseFacts merged = ResponseFacts.builder().model("old").speed("slow").merge(FACTS).build();

    assertThat(merged).isEqualTo(FACTS);
  }

  @Test
  void conditions_addUp() {
    ResponseFacts both =
        FACTS.toBuilder().merge(ResponseFacts.builder().condition("size", "1k").build()).build();

    assertThat(both.conditions())
        .containsOnly(Map.entry("spillover", "true"), Map.entry("size", "1k"));
  }

  @Test
  void merge_keepsWhatLaterFactsDoNotKnow() {
    assertThat(FACTS.toBuilder().merge(ResponseFacts.unknown()).build()).isEqualTo(FACTS);
  }

  @Test
  void withFlaw_marksTheUsage() {
    assertThat(FACTS.withFlaw(UsageFlaw.PARTIAL).usage())
        .isEqualTo(Usage.ofTokens(1, 2).with(UsageFlaw.PARTIAL));
    assertThat(ResponseFacts.unknown().withFlaw(UsageFlaw.PARTIAL))
        .isSameAs(ResponseFacts.unknown());
  }

  @Test
  void hasUsage_isFalseForZeroAndForNone() {
    assertThat(FACTS.hasUsage()).isTrue();
    assertThat(ResponseFacts.unknown().hasUsage()).isFalse();
    assertThat(ResponseFacts.builder().usage(Usage.ofTokens(0, 0)).build().hasUsage()).isFalse();
  }

  @Test
  void toString_namesTheFacts() {
    assertThat(FACTS).hasToString(FACTS.toBuilder().build().toString());
    assertThat(FACTS.toString()).contains("model=m", "region=us", "speed=fast", "flex");
  }
}
