/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.redis.RedisProcess;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.otlp.OtlpReceiver;
import io.costintent.testkit.otlp.ReceivedPoint;
import io.costintent.testkit.otlp.ReceivedSpan;
import io.costintent.testkit.simulator.ProviderSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that share a budget and know nothing of it, by configuration alone. */
class SharedBudgetIT {
  private static final int LIMIT = 60;

  /** After these in a row the store counts as degraded. */
  private static final int FAILURES = 5;

  private static final String SHARED = "gpt-4o";
  private static final String UNLIMITED = "gpt-4o-mini";
  private static final String CLOSED = "gpt-4.1";
  private static final String OPEN = "gpt-4.1-mini";
  private static final String DENIED = "io.costintent.policy.Budget";

  private static final String YAML =
      """
      store:
        redis: {uri: "redis://127.0.0.1:%d", timeout: 5s}
      budgets:
        - {id: shared, match: {model: gpt-4o}, limit: %d requests, window: lifetime, mode: block}
        - {id: closed, match: {model: gpt-4.1}, limit: 100 requests, window: lifetime, mode: block}
        - id: open
          match: {model: gpt-4.1-mini}
          limit: 100 requests
          window: lifetime
          mode: block
          store_failure: open
      """;

  /** Where the client of the store lives within the agent, and what only it has. */
  private static final List<String> OF_THE_STORE =
      List.of(
          "io.costintent.javaagent.shaded.lettuce",
          "io.costintent.javaagent.shaded.netty",
          "io.costintent.javaagent.shaded.reactor",
          "io.costintent.budget.redis.");

  private ProviderSimulator provider;
  private OtlpReceiver receiver;

  @BeforeEach
  void start() {
    receiver = OtlpReceiver.start();
    provider = ProviderSimulator.start();
    provider.when(request -> true, Sample.openAi().reply());
  }

  @AfterEach
  void stop() {
    provider.close();
    receiver.close();
  }

  private CommandedProcess distribution(String name, int port) throws Exception {
    return start(name, port, process -> process.agent(Agents.distribution()));
  }

  private CommandedProcess start(String name, int port, UnaryOperator<AgentProcess> how)
      throws Exception {
    return CommandedProcess.start(
        name,
        provider.baseUrl().toString(),
        process ->
            how.apply(
                process
                    .properties(receiver.properties())
                    .option("-Xlog:class+load:file=" + process.folder().resolve("classes.log"))
                    .property("otel.javaagent.debug", "true")
                    .property("otel.metric.export.interval", "500")
                    .property("costintent.config", yaml(process, port))));
  }

  private static String yaml(AgentProcess process, int port) {
    try {
      return Files.writeString(
              process.folder().resolve("costintent.yaml"), YAML.formatted(port, LIMIT))
          .toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks until the budget is spent; returns how often there was an answer. */
  private static int spend(CommandedProcess process) {
    int answered = 0;
    try {
      for (int asked = 0; asked < 10 * LIMIT; asked++) {
        String answer = process.command(SHARED);
        if (answer.equals("answered")) {
          answered++;
        } else if (answer.endsWith("BudgetContendedException")) {
          TimeUnit.MILLISECONDS.sleep(50); // what others hold may come back
        } else {
          assertThat(answer).startsWith(DENIED).endsWith("BudgetExhaustedException");
          return answered;
        }
      }
      throw new AssertionError("never denied, answered " + answered);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertHarmless(AgentProcess.Ended ended) {
    assertThat(ended.status()).isZero();
    assertThat(ended.log())
        .filteredOn(line ->
            Stream.of("Failed to handle", "LinkageError", "NoClassDefFoundError", "VerifyError")
                    .anyMatch(line::contains)
                || (line.contains("Transformed") && line.contains("RedisClassLoader")))
        .isEmpty();
  }

  private static List<String> loaded(String run) throws IOException {
    Path log = new AgentProcess(run, "").folder().resolve("classes.log");
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> OF_THE_STORE.stream().anyMatch(line::contains)).toList();
    }
  }

  @Test
  void budget_ofTwoJvmsLetsThroughWhatFits() throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        CommandedProcess one = distribution("shared-distribution", redis.port());
        CommandedProcess other =
            start(
                "shared-extension",
                redis.port(),
                process ->
                    process
                        .agent(ClassPath.stockAgent())
                        .property("otel.javaagent.extensions", Agents.extension().toString()))) {
      assertThat(one.command(UNLIMITED)).isEqualTo("answered");
      assertThat(other.command(UNLIMITED)).isEqualTo("answered");
      assertThat(one.command(SHARED)).isEqualTo("answered");
      assertThat(other.command(SHARED)).isEqualTo("answered");

      Future<Integer> ofOther = CommandedProcess.meanwhile(() -> spend(other));
      int answered = spend(one) + ofOther.get(3, TimeUnit.MINUTES);

      assertThat(one.command("class io.costintent.budget.redis.RedisBudgetStore"))
          .isEqualTo("java.lang.ClassNotFoundException");
      assertThat(one.command("class " + OF_THE_STORE.get(0) + ".core.RedisClient"))
          .isEqualTo("java.lang.ClassNotFoundException");
      AgentProcess.Ended endOfOne = one.end();
      AgentProcess.Ended endOfOther = other.end();
      assertThat(answered).isEqualTo(LIMIT - 2);
      assertThat(provider.requests())
          .filteredOn(request -> request.model().equals(SHARED))
          .hasSize(LIMIT);
      assertThat(receiver.spans())
          .extracting(ReceivedSpan::name)
          .hasSizeGreaterThan(LIMIT)
          .allMatch(name -> name.startsWith("chat ") || name.equals("POST"));
      assertHarmless(endOfOne);
      assertHarmless(endOfOther);
      assertThat(loaded("shared-distribution")).isNotEmpty();
    }
  }

  @Test
  void store_thatEndsLeavesBudgetsToTheirPolicies() throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        CommandedProcess process = distribution("store-ends", redis.port())) {
      assertThat(process.command(CLOSED)).isEqualTo("answered");
      assertThat(process.command(OPEN)).isEqualTo("answered");

      redis.kill();

      for (int i = 0; i < FAILURES; i++) {
        assertThat(process.command(CLOSED)).isEqualTo(DENIED + "UnavailableException");
      }
      assertThat(process.command(OPEN)).isEqualTo("answered");
      assertThat(process.command(UNLIMITED)).isEqualTo("answered");
      AgentProcess.Ended ended = process.end();
      assertHarmless(ended);
      assertThat(ended.logged("Redis does not answer; budgets are degraded")).isNotEmpty();
      assertThat(degraded()).containsExactly(1.0);
      assertThat(provider.requests())
          .extracting(request -> request.model())
          .containsExactly(CLOSED, OPEN, OPEN, UNLIMITED);
    }
  }

  private List<Double> degraded() {
    return receiver.points("costintent.budget.store.degraded").stream()
        .map(ReceivedPoint::value)
        .toList();
  }

  @Test
  void store_thatIsNotThereStopsNoProgramFromStarting() throws Exception {
    try (CommandedProcess process = distribution("store-not-there", RedisProcess.freePort())) {
      for (int i = 0; i < FAILURES; i++) {
        assertThat(process.command(CLOSED)).isEqualTo(DENIED + "UnavailableException");
      }
      assertThat(process.command(OPEN)).isEqualTo("answered");
      AgentProcess.Ended ended = process.end();

      assertHarmless(ended);
      assertThat(ended.logged("Redis does not answer; budgets are degraded")).isNotEmpty();
      assertThat(degraded()).containsExactly(1.0);
    }
  }

  @Test
  void classesOfTheStore_areNotLoadedWhereNoneIsConfigured() throws Exception {
    try (CommandedProcess process =
        start(
            "store-none",
            1,
            it ->
                it.agent(Agents.distribution()).property("costintent.config", withoutStore(it)))) {
      assertThat(process.command(SHARED)).isEqualTo("answered");
      assertHarmless(process.end());

      assertThat(loaded("store-none")).isEmpty();
    }
  }

  private static String withoutStore(AgentProcess process) {
    try {
      String budgets = YAML.formatted(1, LIMIT);
      return Files.writeString(
              process.folder().resolve("budgets.yaml"),
              budgets.substring(budgets.indexOf("budgets:")))
          .toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
