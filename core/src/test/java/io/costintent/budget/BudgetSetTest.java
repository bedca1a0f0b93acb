/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.intent.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetSetTest {
  private static final CostIntent SEARCH = Fixtures.SEARCH;

  @Test
  void matching_returnsEveryBudgetThatConcernsTheCall() {
    BudgetSet set =
        BudgetSet.of(
            List.of(
                Fixtures.budget("all").build(),
                Fixtures.budget("team").match(IntentKey.TEAM, "ads", "search").build(),
                Fixtures.budget("other").match(IntentKey.TEAM, "ads").build(),
                Fixtures.budget("feature").each(IntentKey.FEATURE).build()));

    assertThat(names(set, SEARCH)).containsExactly("all", "team", "feature{feature=rank}");
  }

  @Test
  void matching_returnsTheSameAgain() {
    BudgetSet set = BudgetSet.of(List.of(Fixtures.budget("team").each(IntentKey.TEAM).build()));
    CostIntent equal = CostIntent.builder().team("search").feature("rank").build();

    assertThat(set.matching(SEARCH, "openai", "gpt-4o", "chat"))
        .isSameAs(set.matching(equal, "openai", "gpt-4o", "chat"));
    assertThat(set.matching(SEARCH, "openai", "gpt-4.1", "chat").get(0))
        .isSameAs(set.matching(SEARCH, "openai", "gpt-4o", "chat").get(0));
  }

  @Test
  void matching_isRightForMoreKindsOfCallsThanAreRemembered() {
    BudgetSet set = BudgetSet.of(List.of(Fixtures.budget("b").each(IntentKey.OUTCOME_ID).build()));

    List<String> scopes =
        IntStream.range(0, 10_000)
            .mapToObj(i -> CostIntent.builder().outcome("ticket", "t" + i).build())
            .map(intent -> set.matching(intent, "openai", "gpt-4o", "chat").get(0).scope())
            .toList();

    assertThat(scopes).doesNotHaveDuplicates().contains("outcome.id=t9999");
  }

  @Test
  void provider_isKnownUnderAllItsNames() {
    BudgetSet set =
        BudgetSet.of(
            List.of(Fixtures.budget("b").match(BudgetDimension.PROVIDER, "Bedrock").build()));

    assertThat(set.matching(SEARCH, "aws.bedrock", "m", "chat")).hasSize(1);
    assertThat(set.matching(SEARCH, "aws_bedrock", "m", "chat")).hasSize(1);
    assertThat(set.matching(SEARCH, "openai", "m", "chat")).isEmpty();
  }

  @Test
  void model_isOneBudget_underItsDatedAndRegionalNames() {
    BudgetSet set =
        BudgetSet.of(
            List.of(
                Fixtures.budget("one").match(BudgetDimension.MODEL, "gpt-4o").build(),
                Fixtures.budget("dated").match(BudgetDimension.MODEL, "gpt-4o-2024-08-06").build(),
                Fixtures.budget("each").each(BudgetDimension.MODEL).build()));

    assertThat(names(set, "openai", "gpt-4o-2024-08-06"))
        .containsExactly("one", "dated", "each{model=gpt-4o}");
    assertThat(names(set, "openai", "GPT-4o")).containsExactly("one", "each{model=gpt-4o}");
    assertThat(names(set, "openai", "gpt-4o-mini")).containsExactly("each{model=gpt-4o-mini}");
    assertThat(names(set, "aws.bedrock", "us.anthropic.claude-sonnet-4-20250514-v1:0"))
        .isEqualTo(names(set, "aws.bedrock", "anthropic.claude-sonnet-4-20250514-v1:0"));
  }

  @Test
  void operation_canBeAskedFor() {
    BudgetSet set =
        BudgetSet.of(
            List.of(Fixtures.budget("b").match(BudgetDimension.OPERATION, "embeddings").build()));

    assertThat(set.matching(SEARCH, "openai", "m", "embeddings")).hasSize(1);
    assertThat(set.matching(SEARCH, "openai", "m", "chat")).isEmpty();
  }

  @Test
  void scope_hasOneOrder_whateverTheOrderOfSetting() {
    Budget one = Fixtures.budget("b").each(BudgetDimension.MODEL).each(IntentKey.TEAM).build();

    assertThat(Fixtures.only(one).scope()).isEqualTo("team=search,model=gpt-4o");
  }

  @Test
  void scope_isUnambiguous_whateverTheValues() {
    Budget budget = Fixtures.budget("b").each(IntentKey.TEAM).each(IntentKey.FEATURE).build();
    BudgetSet set = BudgetSet.of(List.of(budget));
    CostIntent tricky = CostIntent.builder().team("a,feature=b").feature("c").build();
    CostIntent percent = CostIntent.builder().team("100%").feature("é ~").build();

    assertThat(names(set, tricky)).containsExactly("b{team=a%2Cfeature%3Db,feature=c}");
    assertThat(names(set, percent)).containsExactly("b{team=100%25,feature=é%20%7E}");
  }

  @Test
  void scope_staysShort_andTellsLongValuesApart() {
    Budget budget = Fixtures.budget("b").each(BudgetDimension.MODEL).build();
    BudgetSet set = BudgetSet.of(List.of(budget));
    String longName = "m".repeat(1_000);

    String one = set.matching(SEARCH, "openai", longName + "1", "chat").get(0).scope();
    String two = set.matching(SEARCH, "openai", longName + "2", "chat").get(0).scope();

    assertThat(one).hasSize(256).startsWith("model=mmm").isNotEqualTo(two);
    assertThat(two).hasSize(256);
  }

  @Test
  void missingValue_isCountedOnItsOwn_unlessSaidOtherwise() {
    CostIntent nobody = CostIntent.none();

    assertThat(names(each(MissingValue.UNATTRIBUTED), nobody)).containsExactly("b{team=}");
    assertThat(names(each(MissingValue.SKIP), nobody)).isEmpty();
    assertThat(missing(each(MissingValue.DENY), nobody)).isEqualTo("team");
    assertThat(missing(each(MissingValue.DENY), SEARCH)).isNull();
  }

  @Test
  void anyValue_isOneCounter_andAsksForAValue() {
    assertThat(names(any(MissingValue.UNATTRIBUTED), SEARCH)).containsExactly("b");
    assertThat(names(any(MissingValue.UNATTRIBUTED), CostIntent.none())).isEmpty();
    assertThat(missing(any(MissingValue.DENY), CostIntent.none())).isEqualTo("team");
  }

  @Test
  void purposeThatNobodyStated_isUnspecified() {
    BudgetSet set =
        BudgetSet.of(
            List.of(
                Fixtures.budget("b").match(IntentKey.PURPOSE, "unspecified").build(),
                Fixtures.budget("each").each(IntentKey.PURPOSE).build()));

    assertThat(names(set, SEARCH)).containsExactly("b", "each{purpose=unspecified}");
    assertThat(names(set, CostIntent.builder().purpose(Purpose.EVALUATION).build()))
        .containsExactly("each{purpose=evaluation}");
  }

  @Test
  void reservedShare_isKeptFromOthers() {
    Budget budget =
        Fixtures.budget("b")
            .reserve(new ReservedShare(30, IntentKey.PURPOSE, "production"))
            .build();
    BudgetSet set = BudgetSet.of(List.of(budget));
    CostIntent production = CostIntent.builder().purpose(Purpose.PRODUCTION).build();
    CostIntent experiment = CostIntent.builder().experiment("e1").build();

    AppliedBudget forProduction = set.matching(production, "openai", "m", "chat").get(0);
    AppliedBudget forExperiment = set.matching(experiment, "openai", "m", "chat").get(0);

    assertThat(forProduction.isEntitled()).isTrue();
    assertThat(forProduction.limit(Instant.EPOCH)).isEqualTo(10_000_000_000L);
    assertThat(forExperiment.isEntitled()).isFalse();
    assertThat(forExperiment.limit(Instant.EPOCH)).isEqualTo(7_000_000_000L);
    assertThat(forExperiment.key(Instant.EPOCH)).isEqualTo(forProduction.key(Instant.EPOCH));
  }

  @Test
  void ids_areUnique() {
    Budget budget = Fixtures.budget("b").build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> BudgetSet.of(List.of(budget, budget)))
        .withMessage("id: b twice (expected: once)");
  }

  @Test
  void empty_concernsNoCall() {
    assertThat(BudgetSet.empty().isEmpty()).isTrue();
    assertThat(BudgetSet.empty().matching(SEARCH, "openai", "m", "chat")).isEmpty();
    assertThat(BudgetSet.of(List.of(Fixtures.budget("b").build())).budget("b")).isNotNull();
    assertThat(BudgetSet.empty().budget("b")).isNull();
  }

  private static BudgetSet each(MissingValue policy) {
    return BudgetSet.of(
        List.of(Fixtures.budget("b").each(IntentKey.TEAM).missingValue(policy).build()));
  }

  private static BudgetSet any(MissingValue policy) {
    BudgetDimension team = BudgetDimension.of(IntentKey.TEAM);
    return BudgetSet.of(List.of(Fixtures.budget("b").any(team).missingValue(policy).build()));
  }

  private static String missing(BudgetSet set, CostIntent intent) {
    return set.matching(intent, "openai", "gpt-4o", "chat").get(0).missing();
  }

  private static List<String> names(BudgetSet set, CostIntent intent) {
    return set.matching(intent, "openai", "gpt-4o", "chat").stream()
        .map(AppliedBudget::toString)
        .toList();
  }

  private static List<String> names(BudgetSet set, String provider, String model) {
    return set.matching(SEARCH, provider, model, "chat").stream()
        .map(AppliedBudget::toString)
        .toList();
  }
}
