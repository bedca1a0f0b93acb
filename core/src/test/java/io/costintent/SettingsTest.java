/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.config.ConfigException;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.pricing.PriceBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @TempDir private Path folder;
  private final List<String> unknown = new ArrayList<>();

  private Settings read(Map<String, String> environment, Map<String, String> properties) {
    return Settings.read(
        Settings.load(environment, properties, unknown::add),
        Settings.deploymentEnvironment(environment, properties));
  }

  @Test
  void read_nothingConfiguredIsOnAndSilent() {
    Settings settings = read(Map.of(), Map.of());

    assertThat(settings.enabled()).isTrue();
    assertThat(settings.spans()).isTrue();
    assertThat(settings.metrics()).isTrue();
    assertThat(settings.intent()).isEqualTo(CostIntent.none());
    assertThat(settings.streamSilence()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.metricKeys())
        .contains(IntentKey.TEAM)
        .doesNotContain(IntentKey.TENANT, IntentKey.EXPERIMENT_ID, IntentKey.OUTCOME_ID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "yaml|intent:\\n  team: support\\n  cost_center: '42'\\n  experiment:\\n    id: e1\\n"
            + "  label:\\n    squad: blue\\nmetrics:\\n  intent_keys: [team]\\n"
            + "streams:\\n  silence: 30s\\n",
        "json|{\"intent\": {\"team\": \"support\", \"cost_center\": \"42\", \"experiment\":"
            + " {\"id\": \"e1\"}, \"label\": {\"squad\": \"blue\"}},\\n\"metrics\":"
            + " {\"intent_keys\": [\"team\"]}, \"streams\": {\"silence\": \"30s\"}}",
        "properties|intent.team=support\\nintent.cost_center=42\\nintent.experiment.id=e1\\n"
            + "intent.label.squad=blue\\nmetrics.intent_keys=team\\nstreams.silence=30s\\n"
      })
  void read_fileOfAnyFormat(String format, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("c." + format), text.replace("\\n", "\n"));

    Settings settings = read(Map.of("COSTINTENT_CONFIG", file.toString()), Map.of());

    assertThat(settings.intent().team()).isEqualTo("support");
    assertThat(settings.intent().value(IntentKey.COST_CENTER)).isEqualTo("42");
    assertThat(settings.intent().experimentId()).isEqualTo("e1");
    assertThat(settings.intent().labels()).containsExactly(Map.entry("squad", "blue"));
    assertThat(settings.metricKeys()).containsExactly(IntentKey.TEAM);
    assertThat(settings.streamSilence()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void read_propertiesWinOverVariablesOverTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("c.yaml"), "intent: {team: file, product: file, feature: file}\n");

    Settings settings =
        read(
            Map.of(
                "COSTINTENT_CONFIG", file.toString(),
                "COSTINTENT_INTENT_TEAM", "variable",
                "COSTINTENT_INTENT_PRODUCT", "variable",
                "COSTINTENT_INTENT_COST_CENTER", "42"),
            Map.of("costintent.intent.team", "property"));

    assertThat(settings.intent())
        .isEqualTo(
            CostIntent.builder()
                .team("property")
                .product("variable")
                .feature("file")
                .costCenter("42")
                .build());
  }

  @Test
  void read_environmentComesFromTheResource() {
    Map<String, String> environment =
        Map.of("OTEL_RESOURCE_ATTRIBUTES", "a=b, deployment.environment.name=staging");

    assertThat(read(environment, Map.of()).intent().value(IntentKey.ENVIRONMENT))
        .isEqualTo("staging");
    assertThat(
            read(environment, Map.of("costintent.intent.environment", "production"))
                .intent()
                .value(IntentKey.ENVIRONMENT))
        .isEqualTo("production");
  }

  @Test
  void read_mistakesAreReportedTogetherWithFileAndLine() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("c.yaml"),
            """
            intnet: {}
            intent:
              team: ""
              purpose: fun
              colour: red
            metrics:
              intent_keys: [team, age]
            streams:
              silence: -1s
            spans:
              enabled: perhaps
            """);

    assertThatThrownBy(() -> read(Map.of("COSTINTENT_CONFIG", file.toString()), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "c.yaml:1",
            "intent",
            "c.yaml:3",
            "c.yaml:4",
            "fun (expected: one of production, experiment",
            "c.yaml:5",
            "c.yaml:7",
            "age",
            "c.yaml:9",
            "c.yaml:11",
            "perhaps");
  }

  @Test
  void read_whatOpenTelemetryReadsIsRefusedInTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("c.yaml"), "compat: openlit\notel:\n  exporter: {enabled: false}\n");

    assertThatThrownBy(() -> read(Map.of("COSTINTENT_CONFIG", file.toString()), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "c.yaml:1", "c.yaml:", "system property, not an entry of this file");
    assertThat(read(Map.of("COSTINTENT_COMPAT", "openlit"), Map.of()).enabled()).isTrue();
  }

  @Test
  void read_aStoreWhoseModuleIsMissingNamesTheModule() throws IOException {
    Path file = folder.resolve("costintent.yaml");
    Files.writeString(
        file,
        """
        intent: {team: herons}
        store:
          redis: {uri: "redis://me:heron7@host"}
        """);

    assertThatThrownBy(() -> read(Map.of("COSTINTENT_CONFIG", file.toString()), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("costintent.yaml:3: store.redis: ")
        .hasMessageContaining("the module io.costintent:costintent-budget-redis on the class path")
        .hasMessageNotContaining("heron7");
  }

  @Test
  void read_aStoreIsOneThatIsKnown() {
    assertThatThrownBy(() -> read(Map.of(), Map.of("costintent.store.reddis.uri", "x")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("store.reddis: unknown key (did you mean redis?)");
    assertThatThrownBy(() -> read(Map.of(), Map.of("costintent.store", "redis://me:heron7@host")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("a map with the one store that counts, such as redis")
        .hasMessageNotContaining("heron7");
  }

  @Test
  void read_missingFileNamesIt() {
    Path missing = folder.resolve("missing.yaml");

    assertThatThrownBy(() -> read(Map.of("COSTINTENT_CONFIG", missing.toString()), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("missing.yaml");
  }

  @Test
  void read_unknownVariableIsToldNotRefused() {
    read(Map.of("COSTINTENT_INTENT_TAEM", "x"), Map.of());

    assertThat(unknown).hasSize(1).first().asString().contains("COSTINTENT_INTENT_TAEM");
  }

  @Test
  void builder_disabledIsNoop() {
    CostTracking tracking =
        CostTracking.builder().environment(Map.of("COSTINTENT_ENABLED", "false"), Map.of()).build();

    assertThat(tracking).isSameAs(CostTracking.noop());
  }

  @Test
  void read_theFileWithWhatTheOrganisationPays() throws IOException {
    Path prices =
        Files.writeString(
            folder.resolve("prices.yaml"), "adjustments: [{name: EDP, discount: 12%}]\n");

    Settings settings = read(Map.of("COSTINTENT_PRICES_FILE", prices.toString()), Map.of());

    assertThat(settings.prices().over(PriceBooks.bundled(), null).agreement())
        .isNotNull()
        .satisfies(agreement -> assertThat(agreement.adjustments()).hasToString("[EDP x 0.88]"));
  }

  @Test
  void read_saysWhatIsWrongInThatFile() throws IOException {
    Path prices = Files.writeString(folder.resolve("prices.yaml"), "\nadjustments: none\n");

    assertThatThrownBy(() -> read(Map.of("COSTINTENT_PRICES_FILE", prices.toString()), Map.of()))
        .hasMessageContaining("prices.yaml:2: adjustments: none (expected: a list)");
  }

  @Test
  void read_withoutThatFileListPricesHold() {
    Settings settings = read(Map.of(), Map.of());

    assertThat(settings.prices().over(PriceBooks.bundled(), null)).isSameAs(PriceBooks.bundled());
  }

  @Test
  void read_whereNewerPricesComeFrom() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("c.yaml"),
            """
            prices:
              refresh:
                url: https://prices.example.com/book
                interval: 6h
                timeout: 3s
                max_size: 512KB
                sha256: published
                public_key: MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
                cache: /var/cache/prices.book
            """);

    Settings settings = read(Map.of("COSTINTENT_CONFIG", file.toString()), Map.of());

    assertThat(settings.prices().refresh())
        .hasToString("https://prices.example.com/book every PT6H");
  }

  @Test
  void read_pricesAreNotRefreshedUnasked() {
    assertThat(read(Map.of(), Map.of()).prices().refresh()).isNull();
  }

  @Test
  void read_variablesMayRefreshPrices() {
    Map<String, String> variables =
        Map.of(
            "COSTINTENT_PRICES_REFRESH_FILE", "/etc/prices.book",
            "COSTINTENT_PRICES_REFRESH_MAX_SIZE", "2MB");

    assertThat(read(variables, Map.of()).prices().refresh())
        .hasToString("/etc/prices.book every PT24H");
  }

  @Test
  void read_saysWhatIsWrongWithARefresh() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("c.yaml"),
            """
            prices:
              refresh:
                url: http://prices.example.com/book
                interval: 5s
                timeout: 1h
                max_size: huge
                sha256: abc
                public_key: secret
                intervall: 6h
            """);

    assertThatThrownBy(() -> read(Map.of("COSTINTENT_CONFIG", file.toString()), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "c.yaml:3", "(expected: an https address)", "c.yaml:9", "interval");
    Files.writeString(file, Files.readString(file).replace("http:", "https:"));
    assertThatThrownBy(() -> read(Map.of("COSTINTENT_CONFIG", file.toString()), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "c.yaml:4", "5s (expected: a duration of a minute or more)",
            "c.yaml:5", "1h (expected: a duration above 0, at most 10m)",
            "c.yaml:6", "huge (expected: a size from 1 to 64MB, such as 4MB)",
            "c.yaml:7", "abc (expected: 64 hexadecimal digits, or published)",
            "c.yaml:8", "(expected: an Ed25519 key, PEM or base64)");
  }

  @ParameterizedTest
  @CsvSource({
    "'', a url or a file",
    "'url: https://a.example/b, file: /b', either prices.refresh.url or prices.refresh.file"
  })
  void read_aRefreshHasOneSource(String source, String message) throws IOException {
    Path file =
        Files.writeString(folder.resolve("c.yaml"), "prices: {refresh: {" + source + "}}\n");

    assertThatThrownBy(() -> read(Map.of("COSTINTENT_CONFIG", file.toString()), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }
}
