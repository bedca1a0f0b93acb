/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.config.ConfigException;
import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigFormat;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.money.Money;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertSettingsTest {
  @Test
  void nothingWritten_logsAndEmitsEverything() {
    ConfigProblems problems = new ConfigProblems();

    AlertSettings settings = AlertSettings.read(null, problems);

    assertThat(problems.isEmpty()).isTrue();
    assertThat(settings.rules()).isEqualTo(AlertRules.DEFAULT);
    assertThat(settings.sinks()).extracting(AlertSink::name).containsExactly("log");
    BudgetAlerts alerts = started(settings);
    assertThat(alerts).isNotNull();
    alerts.close();
  }

  @Test
  void everything_isRead() {
    AlertSettings settings =
        read(
            """
            alerts:
              log: false
              otel: false
              webhook_url: https://hooks.example/T0/secret
              webhook_format: json
              alertmanager_url: http://alertmanager:9093
              burn_rate: false
              forecast: false
              floor: 5.5 USD
            """);

    assertThat(settings.rules()).isEqualTo(new AlertRules(false, false, Money.usd("5.5")));
    assertThat(settings.sinks().toString())
        .isEqualTo(
            "[WebhookSink{JSON, https://hooks.example/...},"
                + " AlertmanagerSink{http://alertmanager/...}]");
  }

  @Test
  void switchedOff_isNothing() {
    AlertSettings settings = read("alerts: {enabled: false}");

    assertThat(started(settings)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          webhok_url: x            | did you mean webhook_url?
          webhook_format: json     | webhook_url, or no webhook_format
          floor: 5                 | an amount such as 5 USD
          floor: -1 USD            | an amount such as 5 USD
          burn_rate: 14            | true or false
          alertmanager_url: a:9093 | an http or https address
          log: maybe               | true or false
          """)
  void mistake_isNamed(String line, String expected) {
    assertThat(failure("alerts:\n  " + line).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.toString()).startsWith("c.yaml:2: alerts");
          assertThat(problem.toString()).contains(expected);
        });
  }

  @Test
  void webhookUrl_isASecret_alsoWhenItIsWrong() {
    ConfigException failure =
        failure("alerts:\n  webhook_url: hooks.slack.example/services/T0/B0/secret");

    assertThat(failure).hasMessageContaining("<redacted>").hasMessageNotContaining("T0");
    assertThat(yaml("alerts:\n  webhook_url: https://h/secret").toString())
        .doesNotContain("secret");
  }

  @Test
  void alertsThatAreNoMap_areNamed() {
    assertThat(failure("alerts: yes")).hasMessageContaining("a map with keys such as webhook_url");
  }

  @Test
  void keys_areThoseThatAreRead() {
    assertThat(AlertSettings.KEYS)
        .isEqualTo(
            List.of(
                "enabled",
                "log",
                "otel",
                "webhook_url",
                "webhook_format",
                "alertmanager_url",
                "burn_rate",
                "forecast",
                "floor"));
  }

  private static AlertSettings read(String yaml) {
    ConfigProblems problems = new ConfigProblems();
    AlertSettings settings = AlertSettings.read(yaml(yaml).child("alerts"), problems);
    problems.throwIfAny();
    return settings;
  }

  private static ConfigException failure(String yaml) {
    Throwable failure = ThrowableAssert.catchThrowable(() -> read(yaml));
    assertThat(failure).isInstanceOf(ConfigException.class);
    return (ConfigException) failure;
  }

  private static ConfigNode yaml(String text) {
    return ConfigFiles.parse(text, "c.yaml", ConfigFormat.YAML);
  }

  private static @Nullable BudgetAlerts started(AlertSettings settings) {
    OpenTelemetry telemetry = OpenTelemetry.noop();
    return settings.start(InMemoryBudgetStore.create(), telemetry, telemetry.getMeter("test"));
  }
}
