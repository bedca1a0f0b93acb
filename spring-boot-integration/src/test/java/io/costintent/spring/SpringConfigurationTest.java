/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.CostTracking;
import io.costintent.budget.Budget;
import io.costintent.config.ConfigException;
import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

class SpringConfigurationTest {
  private final List<PropertySource<?>> sources = new ArrayList<>();

  /** Adds a source below those before. */
  private SpringConfigurationTest yaml(String... lines) throws IOException {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    sources.addAll(
        new YamlPropertySourceLoader()
            .load("application", new ByteArrayResource(bytes, "application.yaml")));
    return this;
  }

  private SpringConfigurationTest values(String name, String value) {
    sources.add(new MapPropertySource("values " + sources.size(), Map.of(name, value)));
    return this;
  }

  private SpringConfigurationTest variable(String name, String value) {
    sources.add(new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, value)));
    return this;
  }

  private StandardEnvironment environment() {
    StandardEnvironment environment = new StandardEnvironment();
    MutablePropertySources all = environment.getPropertySources();
    all.forEach(source -> all.remove(source.getName()));
    sources.forEach(all::addLast);
    return environment;
  }

  private CostTracking tracking() {
    return SpringConfiguration.of(environment()).tracking().build();
  }

  private List<Budget> budgets() {
    return tracking().budgetStandings().stream()
        .map(standing -> standing.budget().budget())
        .toList();
  }

  private String intent(IntentKey key) {
    Applications.Recorded recorded = new Applications.Recorded();
    try (CostTracking tracking =
        SpringConfiguration.of(environment()).tracking().listener(recorded).build()) {
      Applications.call(tracking);
    }
    return recorded.intents().get(0).value(key);
  }

  @Test
  void budgetsOfYaml_areThoseOfCoresFiles() throws IOException {
    yaml(
        "costintent:",
        "  budgets:",
        "    - id: all",
        "      limit: 5.50 USD",
        "      window: {per: month, zone: Europe/Berlin, first-day: 15}",
        "      mode: degrade",
        "      thresholds: [50%, 80%]",
        "      degrade:",
        "        at: 80%",
        "        models: {gpt-4.1: gpt-4.1-mini}",
        "      store-failure: allow-within-lease");

    assertThat(budgets()).hasSize(1);
    assertThat(budgets().get(0).limitAmount()).isEqualTo(Money.usd("5.50"));
    assertThat(budgets().get(0).toString()).contains("Europe/Berlin");
  }

  @Test
  void listOfAHigherSource_replacesTheWholeList() throws IOException {
    sources.add(
        new MapPropertySource(
            "high",
            Map.of("costintent.budgets[0].id", "own", "costintent.budgets[0].limit", "1 USD")));
    yaml("costintent:", "  budgets:", "    - {id: a, limit: 5 USD}", "    - {id: b, limit: 6 USD}");

    assertThat(budgets()).extracting(Budget::id).containsExactly("own");
  }

  @Test
  void mapsOfSeveralSources_areOne() throws IOException {
    values("costintent.intent.feature", "chat");
    yaml("costintent:", "  intent:", "    team: support", "    feature: other");

    assertThat(intent(IntentKey.TEAM)).isEqualTo("support");
    assertThat(intent(IntentKey.FEATURE)).isEqualTo("chat");
  }

  @Test
  void names_mayHaveHyphensUnderscoresAndCapitals() {
    assertThat(PropertyNames.key("intent.cost-center")).isEqualTo("intent.cost_center");
    assertThat(PropertyNames.key("intent.costCenter")).isEqualTo("intent.cost_center");
    assertThat(PropertyNames.key("intent.cost_center")).isEqualTo("intent.cost_center");
    assertThat(PropertyNames.key("budgets[0].store-failure")).isEqualTo("budgets[0].store_failure");
    assertThat(PropertyNames.key("policies.smaller-models.rules[0].replace.gpt-4.1"))
        .isEqualTo("policies.smaller_models.rules[0].replace[gpt-4.1]");
  }

  @Test
  void namesOfTheApplicationsOwn_stayAsTheyAre() {
    assertThat(PropertyNames.key("intent.label.cost-center")).isEqualTo("intent.label.cost-center");
    assertThat(PropertyNames.key("policies.experiments.ends.max-output-tokens"))
        .isEqualTo("policies.experiments.ends.max-output-tokens");
    assertThat(PropertyNames.key("budgets[0].degrade.models[gpt-4.1]"))
        .isEqualTo("budgets[0].degrade.models[gpt-4.1]");
  }

  @Test
  void variables_winOverFilesAsSpringHasThem() throws IOException {
    variable("COSTINTENT_INTENT_COST_CENTER", "4711");
    yaml("costintent:", "  intent:", "    cost-center: \"12\"");

    assertThat(intent(IntentKey.COST_CENTER)).isEqualTo("4711");
  }

  @Test
  void variables_setBudgets() {
    sources.add(
        new SystemEnvironmentPropertySource(
            "systemEnvironment",
            Map.of("COSTINTENT_BUDGETS_0_ID", "all", "COSTINTENT_BUDGETS_0_LIMIT", "5 USD")));

    assertThat(budgets()).extracting(Budget::id).containsExactly("all");
  }

  @Test
  void emptyValue_isNone() throws IOException {
    yaml("costintent:", "  intent:", "    team: ${TEAM_OF_NOBODY:}", "    feature:");

    assertThat(intent(IntentKey.TEAM)).isNull();
  }

  @Test
  void placeholderOfNothing_failsTheStart() throws IOException {
    yaml("costintent:", "  intent:", "    team: ${TEAM_OF_NOBODY}");

    assertThatThrownBy(this::tracking).hasMessageContaining("TEAM_OF_NOBODY");
  }

  @Test
  void problem_saysFileAndLine() throws IOException {
    yaml("costintent:", "  budgets:", "    - id: all", "      limit: -3 USD");

    assertThatThrownBy(this::tracking)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("[application.yaml]:4: budgets[0].limit: -3 USD (expected: ");
  }

  @Test
  void unknownKey_saysWhatWasProbablyMeant() throws IOException {
    yaml("costintent:", "  budget:", "    - {id: a, limit: 5 USD}");

    assertThatThrownBy(this::tracking).hasMessageContaining("did you mean budgets?");
  }

  @Test
  void environmentOfDeployment_isThatOfTheResource() throws IOException {
    yaml(
        "management:",
        "  opentelemetry:",
        "    resource-attributes:",
        "      deployment.environment.name: staging");

    assertThat(intent(IntentKey.ENVIRONMENT)).isEqualTo("staging");
  }
}
