/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus scrapes the running application with the files of {@code
 * examples/observability}, and a real Alertmanager hears from it.
 */
class ObservabilityTest {
  private static final Path FILES = Path.of("..", "observability");
  private static final Pattern LABELS = Pattern.compile("by \\([^)]*\\)|\\{[^}]*\\}");
  private static final Pattern METRIC = Pattern.compile("\\bcostintent_[a-z_]+");

  /** What a healthy application has no samples of. */
  private static final List<String> QUIET = List.of("costintent_failures_total");

  @TempDir private static Path folder;

  private static final List<AutoCloseable> running = new ArrayList<>();
  private static Path promtool;
  private static Http prometheus;
  private static Http alertmanager;

  @BeforeAll
  static void start() throws Exception {
    promtool = Program.named("promtool", "prometheus");
    Path prometheusProgram = Program.named("prometheus", "prometheus");
    Path alertmanagerProgram = Program.named("prometheus-alertmanager", "prometheus-alertmanager");

    SimulatedProvider simulated = new SimulatedProvider();
    running.add(simulated);
    int alertmanagerPort = Program.freePort();
    List<String> properties = new ArrayList<>(simulated.properties());
    properties.add("costintent.alerts.alertmanager_url=http://127.0.0.1:" + alertmanagerPort);
    RunningHelpdesk helpdesk = RunningHelpdesk.start(properties);
    running.add(helpdesk);
    alertmanager = new Http(alertmanagerPort);
    Program alerting =
        Program.start(
            folder.resolve("alertmanager.log"),
            alertmanagerProgram,
            "--config.file=" + FILES.resolve("alertmanager.yml"),
            "--storage.path=" + folder.resolve("alertmanager"),
            "--cluster.listen-address=",
            "--web.listen-address=127.0.0.1:" + alertmanagerPort);
    running.add(alerting);
    alerting.whenItAnswers(alertmanager, "/api/v2/status");
    int prometheusPort = Program.freePort();
    prometheus = new Http(prometheusPort);
    Program scraping =
        Program.start(
            folder.resolve("prometheus.log"),
            prometheusProgram,
            "--config.file=" + configuration(helpdesk.address(), alertmanagerPort),
            "--storage.tsdb.path=" + folder.resolve("prometheus"),
            "--web.listen-address=127.0.0.1:" + prometheusPort);
    running.add(scraping);
    scraping.whenItAnswers(prometheus, "/api/v1/status/buildinfo");

    Http.await("a first scrape", () -> prometheus.query("up == 1"), up -> up.size() == 1);
    helpdesk.post("/tickets/triage", "Where is order 4711?");
    helpdesk.post("/tickets/reply", "Where is order 4711?");
    for (int answer = 0; answer < 7; answer++) {
      helpdesk.ask("May I send a book back?");
    }
    Http.await(
        "two scrapes of calls",
        () -> prometheus.query("sum(count_over_time(costintent_cost_total[1m])) > 12"),
        counted -> !counted.isEmpty());
  }

  /** The files as they are, but for addresses, and pauses that are made for people. */
  private static Path configuration(String target, int alertmanagerPort) throws Exception {
    for (String rules : List.of("costintent-rules.yml", "budget-rules.yml")) {
      String text = Files.readString(FILES.resolve(rules)).replaceAll("for: \\d+[mh]", "for: 1s");
      Files.writeString(folder.resolve(rules), text);
    }
    String text =
        Files.readString(FILES.resolve("prometheus.yml"))
            .replace("15s", "1s")
            .replace("localhost:8080", target)
            .replace("localhost:9093", "127.0.0.1:" + alertmanagerPort);
    return Files.writeString(folder.resolve("prometheus.yml"), text);
  }

  @AfterAll
  static void stop() throws Exception {
    for (int last = running.size() - 1; last >= 0; last--) {
      running.get(last).close();
    }
  }

  @Test
  void files_areAcceptedByPromtool() throws Exception {
    assertThat(Program.output(promtool, "check", "config", FILES + "/prometheus.yml"))
        .contains("SUCCESS")
        .doesNotContain("FAILED");
  }

  @Test
  void everyRule_isEvaluatedWithoutAnError() throws Exception {
    JsonNode groups =
        Http.await(
            "rules",
            () -> prometheus.get("/api/v1/rules").path("data").path("groups"),
            all ->
                all.size() > 2 && all.findValuesAsText("health").stream().allMatch("ok"::equals));

    assertThat(groups.findValuesAsText("lastError")).isEmpty();
    assertThat(groups.findValuesAsText("query")).hasSizeGreaterThan(20);
  }

  @Test
  void everyMetricOfARule_isOneThatTheApplicationHas() throws Exception {
    TreeSet<String> used = new TreeSet<>();
    for (JsonNode query : prometheus.get("/api/v1/rules").findValues("query")) {
      String bare = LABELS.matcher(query.asText()).replaceAll("");
      METRIC.matcher(bare).results().map(MatchResult::group).forEach(used::add);
    }

    assertThat(used).hasSizeGreaterThan(8);
    for (String name : used) {
      if (!QUIET.contains(name)) {
        assertThat(prometheus.query(name)).as(name).isNotEmpty();
      }
    }
  }

  @Test
  void everyQueryOfTheDashboard_hasAnAnswer() throws Exception {
    JsonNode dashboard =
        new JsonMapper().readTree(FILES.resolve("grafana/costintent.json").toFile());
    List<String> queries = dashboard.path("panels").findValuesAsText("expr");

    assertThat(queries).hasSizeGreaterThan(15);
    for (String query : queries) {
      JsonNode answer =
          prometheus.query(
              query
                  .replace("$team", ".*")
                  .replace("$feature", ".*")
                  .replace("$__rate_interval", "1m"));
      assertThat(answer).as(query).isNotEmpty();
    }
  }

  @Test
  void alertmanager_hearsFromPrometheusThatABudgetIsUsedUp() throws Exception {
    JsonNode alert =
        alert("alertname=CostIntentBudgetThreshold", "budget=experiments", "threshold=100");

    assertThat(alert.at("/labels/severity").asText()).isEqualTo("critical");
    assertThat(alert.at("/labels/scope").asText()).isEqualTo("experiment.id=streamed-answers");
    assertThat(alert.at("/labels/owner").asText()).isEqualTo("ben");
    assertThat(alert.at("/annotations/summary").asText()).contains("5 requests");
  }

  @Test
  void alertmanager_hearsThatCallsAreDenied() throws Exception {
    JsonNode alert = alert("alertname=CostIntentCallsDenied");

    assertThat(alert.at("/labels/budget").asText()).isEqualTo("experiments");
  }

  /** The other way: no Prometheus in between. */
  @Test
  void alertmanager_hearsFromTheApplicationThatABudgetIsUsedUp() throws Exception {
    JsonNode alert = alert("alertname=CostIntentBudget", "rule=threshold-100");

    assertThat(alert.at("/labels/budget").asText()).isEqualTo("experiments");
    assertThat(alert.at("/labels/scope").asText()).isEqualTo("experiment.id=streamed-answers");
  }

  private static JsonNode alert(String... matchers) throws Exception {
    String filters =
        Stream.of(matchers)
            .map(matcher -> "filter=" + URLEncoder.encode(matcher, StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return Http.await(
            filters,
            () -> alertmanager.get("/api/v2/alerts?" + filters),
            alerts -> !alerts.isEmpty())
        .get(0);
  }
}
