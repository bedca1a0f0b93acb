/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CostIntentTest {
  private final CostIntent outer =
      CostIntent.builder()
          .team("support")
          .feature("triage")
          .purpose(Purpose.PRODUCTION)
          .label("squad", "blue")
          .build();

  @Test
  void refinedBy_innerWinsKeyByKey() {
    CostIntent inner = CostIntent.builder().feature("reply").tenant("acme").build();

    CostIntent merged = outer.refinedBy(inner);

    assertThat(merged)
        .isEqualTo(
            CostIntent.builder()
                .team("support")
                .feature("reply")
                .tenant("acme")
                .purpose(Purpose.PRODUCTION)
                .label("squad", "blue")
                .build());
  }

  @Test
  void refinedBy_nothingIsTheSameObject() {
    assertThat(outer.refinedBy(CostIntent.none())).isSameAs(outer);
    assertThat(CostIntent.none().refinedBy(outer)).isSameAs(outer);
  }

  @Test
  void refinedBy_unspecifiedPurposeLeavesTheOuterOne() {
    CostIntent inner = CostIntent.builder().purpose(Purpose.UNSPECIFIED).feature("x").build();

    assertThat(outer.refinedBy(inner).purpose()).isEqualTo(Purpose.PRODUCTION);
  }

  @Test
  void refinedBy_keepsInnerLabelsWhenThereAreTooMany() {
    CostIntent.Builder many = CostIntent.builder();
    for (int i = 0; i < 16; i++) {
      many.label("l" + i, "inner");
    }

    CostIntent merged = outer.refinedBy(many.build());

    assertThat(merged.labels()).hasSize(16).doesNotContainKey("squad");
  }

  @Test
  void experiment_impliesThePurpose() {
    assertThat(CostIntent.builder().experiment("cheap-model").build().purpose())
        .isEqualTo(Purpose.EXPERIMENT);
    assertThat(CostIntent.builder().purpose(Purpose.EVALUATION).experiment("e").build().purpose())
        .isEqualTo(Purpose.EVALUATION);
  }

  @ParameterizedTest
  @EnumSource(IntentKey.class)
  void offer_everyKeyComesBack(IntentKey key) {
    String value =
        switch (key) {
          case PURPOSE -> "evaluation";
          case STAGE -> "explore";
          default -> "Straße 1";
        };
    CostIntent.Builder builder = CostIntent.builder();

    boolean accepted = builder.offer(key, ' ' + value + ' ');

    assertThat(accepted).isTrue();
    assertThat(builder.build().value(key)).isEqualTo(value);
    assertThat(IntentKey.ofPath(key.path())).isEqualTo(key);
  }

  static Stream<Arguments> unfit() {
    return Stream.of(
        argumentSet("empty", ""),
        argumentSet("blank", " \t"),
        argumentSet("line break", "a\nb"),
        argumentSet("carriage return", "a\rSet-Cookie: b"),
        argumentSet("null character", "a\0"),
        argumentSet("unpaired surrogate", "a\ud800"),
        argumentSet("bidirectional override", "a\u202eb"),
        argumentSet("too long", "x".repeat(129)));
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void offer_leavesOutWhatDoesNotFit(String value) {
    CostIntent.Builder builder = CostIntent.builder();

    assertThat(builder.offer(IntentKey.TEAM, value)).isFalse();
    assertThat(builder.build()).isEqualTo(CostIntent.none());
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void set_saysWhatWasExpected(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CostIntent.builder().team(value))
        .withMessageStartingWith("team: ")
        .withMessageContaining("(expected: 1 to 128 printable characters");
  }

  @Test
  void set_errorEscapesAndShortensTheValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CostIntent.builder().team("a\n" + "b".repeat(500)))
        .withMessageContaining("a\\ua")
        .withMessageContaining("(502 characters)")
        .withMessageNotContaining("\n");
  }

  @Test
  void purpose_isReadInAnyCaseAndLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      CostIntent intent = CostIntent.builder().set(IntentKey.PURPOSE, "PRODUCTION").build();

      assertThat(intent.purpose()).isEqualTo(Purpose.PRODUCTION);
      assertThat(CostIntent.builder().experiment("i").build().value(IntentKey.PURPOSE))
          .isEqualTo("experiment");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void set_unknownPurposeNamesTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CostIntent.builder().set(IntentKey.PURPOSE, "fun"))
        .withMessage(
            "purpose: fun (expected: one of production, experiment, evaluation, development,"
                + " unspecified)");
  }

  @Test
  void label_isBoundInNameValueAndNumber() {
    CostIntent.Builder builder = CostIntent.builder();
    for (int i = 0; i < 16; i++) {
      builder.label("l" + i, "v");
    }

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.label("one-more", "v"))
        .withMessage("label: one-more (expected: at most 16 labels)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.label("Upper", "v"))
        .withMessageStartingWith("label: Upper (expected: [a-z]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.label("l0", "a\nb"))
        .withMessageStartingWith("label.l0: a\\ua");
  }

  @Test
  void labels_areUnmodifiable() {
    assertThat(outer.labels()).isUnmodifiable();
  }

  @CostIntended(team = "search", purpose = Purpose.EVALUATION, experiment = "rerank-2")
  private static final class Annotated {}

  @Test
  void of_readsTheAnnotation() {
    CostIntent intent = CostIntent.of(Annotated.class.getAnnotation(CostIntended.class));

    assertThat(intent)
        .isEqualTo(
            CostIntent.builder()
                .team("search")
                .purpose(Purpose.EVALUATION)
                .experiment("rerank-2")
                .build());
    assertThat(intent.feature()).isNull();
  }

  @Test
  void equals_isByValue() {
    CostIntent same = outer.toBuilder().build();
    CostIntent other = outer.toBuilder().feature("reply").build();

    assertThat(same).isEqualTo(outer).hasSameHashCodeAs(outer).isNotEqualTo(other);
    assertThat(outer.toBuilder().label("squad", "red").build()).isNotEqualTo(outer);
  }

  @Test
  void toString_showsOnlyWhatIsSaid() {
    assertThat(outer)
        .hasToString(
            "CostIntent{team=support, feature=triage, purpose=production, label.squad=blue}");
  }
}
