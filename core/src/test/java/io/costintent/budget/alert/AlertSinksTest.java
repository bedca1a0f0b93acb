/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import static io.costintent.budget.alert.AlertBench.START;
import static io.costintent.budget.alert.AlertBench.applied;
import static io.costintent.budget.alert.AlertBench.month;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.costintent.budget.AppliedBudget;
import io.costintent.budget.BudgetBuilder;
import io.costintent.budget.LifetimeWindow;
import io.costintent.intent.IntentKey;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertSinksTest {
  private static final Instant LATE = START.plus(Duration.ofDays(29));
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void slack_getsOneText() throws IOException {
    try (Receiver receiver = new Receiver()) {
      WebhookSink sink =
          new WebhookSink(receiver.url() + "/services/T0/B0/secret", WebhookSink.Format.SLACK);

      sink.deliver(alert(month().owner("ana").each(IntentKey.TEAM), "<!channel> & co"));

      assertThat(receiver.requests).containsExactly("POST /services/T0/B0/secret application/json");
      JsonNode json = JSON.readTree(receiver.bodies.get(0));
      assertThat(names(json)).containsExactly("text");
      assertThat(json.get("text").asText())
          .startsWith(
              "*Budget search{team=&lt;!channel&gt;%20&amp;%20co}: 80 % of 100 USD is spent*\n")
          .contains("85 USD settled and 0 USD held of 100 USD (85 %)")
          .contains("Owner: ana.");
    }
  }

  @Test
  void json_getsEveryField() throws IOException {
    try (Receiver receiver = new Receiver()) {
      WebhookSink sink = new WebhookSink(receiver.url(), WebhookSink.Format.JSON);

      sink.deliver(alert(month().owner("ana").escalation("#s").each(IntentKey.TEAM), "search"));

      JsonNode json = JSON.readTree(receiver.bodies.get(0));
      assertThat(json.get("id").asText()).isEqualTo("search");
      assertThat(json.get("scope").asText()).isEqualTo("team=search");
      assertThat(json.get("kind").asText()).isEqualTo("threshold");
      assertThat(json.get("rule").asText()).isEqualTo("threshold-80");
      assertThat(json.get("severity").asText()).isEqualTo("warning");
      assertThat(json.get("limit").asText()).isEqualTo("100");
      assertThat(json.get("settled").asText()).isEqualTo("85");
      assertThat(json.get("reserved").asText()).isEqualTo("0");
      assertThat(json.get("unit").asText()).isEqualTo("USD");
      assertThat(json.get("window").asText()).isEqualTo("month:2026-11");
      assertThat(json.get("window_start").asText()).isEqualTo("2026-11-01T00:00:00Z");
      assertThat(json.get("window_end").asText()).isEqualTo("2026-12-01T00:00:00Z");
      assertThat(json.get("owner").asText()).isEqualTo("ana");
      assertThat(json.get("escalation").asText()).isEqualTo("#s");
      assertThat(json.get("used_percent").asInt()).isEqualTo(85);
      assertThat(json.get("at").asText()).isEqualTo("2026-11-30T00:00:00Z");
    }
  }

  @Test
  void alertmanager_getsAnArrayOfItsVersion2Shape() throws IOException {
    // openapi.yaml of Alertmanager's v2: postableAlerts is a list of postableAlert, which requires
    // labels, a map of texts; annotations is a map of texts; startsAt and endsAt are date-times.
    try (Receiver receiver = new Receiver()) {
      AlertmanagerSink sink = new AlertmanagerSink(receiver.url() + "/");

      sink.deliver(alert(month().owner("ana").escalation("#s").each(IntentKey.TEAM), "search"));

      assertThat(receiver.requests).containsExactly("POST /api/v2/alerts application/json");
      JsonNode array = JSON.readTree(receiver.bodies.get(0));
      assertThat(array.isArray()).isTrue();
      assertThat(array).hasSize(1);
      JsonNode alert = array.get(0);
      assertThat(names(alert))
          .isSubsetOf(Set.of("labels", "annotations", "startsAt", "endsAt", "generatorURL"));
      for (String map : List.of("labels", "annotations")) {
        alert
            .get(map)
            .properties()
            .forEach(entry -> {
              assertThat(entry.getKey()).matches("[a-zA-Z_][a-zA-Z0-9_]*");
              assertThat(entry.getValue().isTextual()).isTrue();
              assertThat(entry.getValue().asText()).isNotEmpty();
            });
      }
      assertThat(alert.get("labels").get("alertname").asText()).isEqualTo("CostIntentBudget");
      assertThat(alert.get("labels").get("budget").asText()).isEqualTo("search");
      assertThat(alert.get("labels").get("scope").asText()).isEqualTo("team=search");
      assertThat(alert.get("labels").get("severity").asText()).isEqualTo("warning");
      assertThat(alert.get("annotations").get("settled").asText()).isEqualTo("85");
      assertThat(Instant.parse(alert.get("startsAt").asText())).isEqualTo(LATE);
      assertThat(alert.get("endsAt").asText()).isEqualTo("2026-12-01T00:00:00Z");
    }
  }

  @Test
  void alertmanager_getsNoEnd_ofAWindowWithoutOne() throws IOException {
    try (Receiver receiver = new Receiver()) {
      AlertmanagerSink sink = new AlertmanagerSink(receiver.url() + "/api/v2/alerts");

      sink.deliver(alert(month().window(LifetimeWindow.unbounded()), "search"));

      JsonNode alert = JSON.readTree(receiver.bodies.get(0)).get(0);
      assertThat(receiver.requests.get(0)).contains("/api/v2/alerts ");
      assertThat(alert.has("endsAt")).isFalse();
      assertThat(alert.get("labels").has("scope")).isFalse();
    }
  }

  @Test
  void otel_emitsAnEvent() {
    InMemoryLogRecordExporter exporter = InMemoryLogRecordExporter.create();
    SdkLoggerProvider provider =
        SdkLoggerProvider.builder()
            .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
            .build();

    new OtelLogSink(provider).deliver(alert(month().owner("ana"), "search"));

    LogRecordData event = exporter.getFinishedLogRecordItems().get(0);
    assertThat(event.getEventName()).isEqualTo("costintent.budget.alert");
    assertThat(event.getSeverity()).isEqualTo(Severity.WARN);
    assertThat(event.getBodyValue().asString()).startsWith("Budget search: 80 %");
    assertThat(event.getAttributes().get(AttributeKey.stringKey("costintent.budget.id")))
        .isEqualTo("search");
    assertThat(event.getAttributes().get(AttributeKey.stringKey("costintent.budget.owner")))
        .isEqualTo("ana");
    assertThat(event.getAttributes().get(AttributeKey.longKey("costintent.budget.used_percent")))
        .isEqualTo(85);
  }

  @ParameterizedTest
  @CsvSource({"55, INFO, 50", "85, WARN, 80", "100, ERROR, 100"})
  void log_hasTheWholeAlert_atItsLevel(String settled, String level, int percent) {
    AlertBench bench = new AlertBench();
    bench.settled(applied(month().owner("ana")), settled, LATE);
    PrintStream err = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      new LogSink().deliver(bench.told.get(0));
    } finally {
      System.setErr(err);
    }

    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains(level + " io.costintent.budget - Budget search: " + percent + " % of 100 USD")
        .contains(settled + " USD settled and 0 USD held")
        .contains("Owner: ana.");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void statusThatMayPass_isWorthAnotherTry(int status) {
    try (Receiver receiver = new Receiver()) {
      receiver.status = status;
      WebhookSink sink = new WebhookSink(receiver.url() + "/secret", WebhookSink.Format.SLACK);

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> sink.deliver(alert(month(), "search")))
          .withMessage("HTTP " + status + " from localhost");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 403, 404})
  void statusThatStays_isNot(int status) {
    try (Receiver receiver = new Receiver()) {
      receiver.status = status;
      WebhookSink sink = new WebhookSink(receiver.url() + "/secret", WebhookSink.Format.SLACK);

      assertThatIllegalStateException()
          .isThrownBy(() -> sink.deliver(alert(month(), "search")))
          .withMessage("HTTP " + status + " from localhost (expected: 2xx)");
    }
  }

  @Test
  void receiverThatIsGone_isWorthAnotherTry_andTheSecretIsInNoMessage() {
    String url;
    try (Receiver receiver = new Receiver()) {
      url = receiver.url() + "/services/secret";
    }
    WebhookSink sink = new WebhookSink(url, WebhookSink.Format.SLACK);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> sink.deliver(alert(month(), "search")))
        .withMessage("ConnectException from localhost")
        .withNoCause();
    assertThat(sink.toString()).isEqualTo("WebhookSink{SLACK, http://localhost/...}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hooks.example/secret",
        "ftp://h/secret",
        "http:///secret",
        "https://u:secret@h/",
        "h t://secret"
      })
  void address_thatIsNone_isRefusedWithoutRepeatingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookSink(url, WebhookSink.Format.SLACK))
        .withMessageNotContaining("secret")
        .withNoCause();
  }

  private static List<String> names(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Returns the alert that 85 of 100 dollars make. */
  private static BudgetAlert alert(BudgetBuilder builder, String team) {
    AlertBench bench = new AlertBench();
    AppliedBudget budget = applied(builder, team);
    bench.settled(budget, "85", LATE);
    return bench.told.get(0);
  }
}
