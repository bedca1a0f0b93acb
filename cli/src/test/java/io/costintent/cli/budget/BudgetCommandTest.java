/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetSet;
import io.costintent.budget.Budgets;
import io.costintent.budget.redis.RedisBudgetStore;
import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.Hold;
import io.costintent.budget.store.Reservation;
import io.costintent.budget.store.Settlement;
import io.costintent.cli.Terminal;
import io.costintent.config.ConfigFiles;
import io.costintent.intent.IntentKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a real Redis. */
class BudgetCommandTest {
  private static final String CONFIG =
      """
      budgets:
        - id: all
          limit: 100 USD
          window: { per: month, zone: UTC }
          mode: block
          owner: ana
        - id: per-team
          match: { team: each }
          limit: 1000 tokens
          window: { per: month, zone: UTC }
          mode: warn
        - id: experiments
          match: { purpose: experiment }
          limit: 5 USD
          window: lifetime
          mode: block
          enforce: false
      """;

  @TempDir private static Path server;
  private static RedisServer redis;

  @TempDir private Path directory;
  private final Terminal terminal = new Terminal();
  private String root = "";
  private Path config = Path.of("");

  @BeforeAll
  static void start() throws Exception {
    redis = RedisServer.start(server);
    connect();
  }

  /** The first connection of a JVM loads hundreds of classes, which a busy machine does slowly. */
  private static void connect() {
    for (int attempt = 1; ; attempt++) {
      try (RedisBudgetStore store = RedisBudgetStore.builder().uri(redis.uri()).build()) {
        store.counters("none");
        return;
      } catch (IllegalStateException e) {
        if (attempt == 20) {
          throw e;
        }
      }
    }
  }

  @AfterAll
  static void stop() throws Exception {
    redis.close();
  }

  @BeforeEach
  void configure(TestInfo test) throws IOException {
    root = test.getDisplayName().replaceAll("\\W", "");
    config = Files.writeString(directory.resolve("costintent.yaml"), CONFIG);
    terminal.with("COSTINTENT_REDIS_URI", redis.uri()).with("COSTINTENT_CONFIG", "" + config);
  }

  @Test
  void status_ofNewBudgetsIsEmpty() {
    Terminal.Result result = run("status");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out().lines())
        .hasSize(4)
        .first()
        .asString()
        .isEqualToIgnoringWhitespace("budget scope mode limit settled held left used unit resets");
    assertThat(result.out()).containsPattern("all +- +block +100 +0 +0 +100 +0% +USD");
    assertThat(result.out()).containsPattern("experiments +- +block \\(shadow\\) .*never");
  }

  @Test
  void status_showsWhatWasSettledAndHeld() {
    reserve("r1", "all", "", 30_000_000_000L);
    settle("r1", "all", "", 25_500_000_000L);
    reserve("r2", "all", "", 60_000_000_000L);
    reserve("r3", "per-team", "team=search", 400);

    Terminal.Result result = run("status", "all", "per-team");

    assertThat(result.code()).isZero();
    assertThat(result.out()).containsPattern("all +- +block +100 +25.5 +60 +14.5 +85% +USD");
    assertThat(result.out())
        .containsPattern("per-team +team=search +warn +1000 +0 +400 +600 +40% +tokens");
    assertThat(result.out()).doesNotContain("experiments");
  }

  @Test
  void status_isAFindingWhenABudgetIsUsedUp() throws IOException {
    reserve("r1", "all", "", 100_000_000_000L);

    Terminal.Result result = run("status", "--json");

    JsonNode first = new ObjectMapper().readTree(result.out()).get(0);
    assertThat(result.code()).isEqualTo(1);
    assertThat(first.get("budget").textValue()).isEqualTo("all");
    assertThat(first.get("reserved").textValue()).isEqualTo("100");
    assertThat(first.get("left").textValue()).isEqualTo("0");
    assertThat(first.get("used_percent").intValue()).isEqualTo(100);
    assertThat(first.get("owner").textValue()).isEqualTo("ana");
    assertThat(first.get("resets_at").textValue()).endsWith("-01T00:00:00Z");
  }

  @Test
  void explain_listsTheBudgetsOfACall() {
    reserve("r1", "per-team", "team=search", 400);

    Terminal.Result result =
        run("explain", "--intent=team=search", "--provider=openai", "--model=gpt-4o");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .containsPattern("all +- +block +100 ")
        .containsPattern("per-team +team=search +warn +1000 +0 +400 +600")
        .doesNotContain("experiments")
        .endsWith("2 of 3 budgets apply\n");
  }

  @Test
  void explain_namesTheSwitchThatStopsTheCall() throws IOException {
    run("kill", "team=search", "--reason=loops", "--by=ana");

    Terminal.Result stopped = run("explain", "--intent=team=search", "--json");
    Terminal.Result other = run("explain", "--intent=team=support");

    assertThat(stopped.code()).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(stopped.out()).get("killed_by").get(0).textValue())
        .startsWith("killed: team=search since ")
        .endsWith(" by ana: loops");
    assertThat(other.code()).isZero();
    assertThat(other.out()).doesNotContain("killed");
  }

  @Test
  void explain_ofAMisspelledIntentIsGuessed() {
    Terminal.Result result = run("explain", "--intent=taem=search");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("--intent: key taem (did you mean team?)");
  }

  @Test
  void topUp_addsOncePerId() {
    Terminal.Result first = run("top-up", "all", "50.5 USD", "--id=T-1");
    Terminal.Result again = run("top-up", "all", "50.5", "--id=T-1");
    Terminal.Result back = run("top-up", "all", "-20", "--id=T-2");

    assertThat(first.err()).isEmpty();
    assertThat(first.out()).containsPattern("all +- +block +150.5 ");
    assertThat(again.out()).containsPattern("all +- +block +150.5 ");
    assertThat(back.out()).containsPattern("all +- +block +130.5 ");
  }

  @Test
  void topUp_ofOneScopeLeavesOthers() {
    run("top-up", "per-team", "500 tokens", "--scope=team=search", "--id=T-1");
    reserve("r1", "per-team", "team=support", 1);

    Terminal.Result result = run("status", "per-team");

    assertThat(result.out())
        .containsPattern("team=search +warn +1500 ")
        .containsPattern("team=support +warn +1000 ");
  }

  @Test
  void topUp_mistakesAreExplained() {
    assertThat(run("top-up", "al", "5", "--id=x").err())
        .startsWith("budget al (did you mean all?)");
    assertThat(run("top-up", "all", "much", "--id=x").err())
        .startsWith("amount much (expected: USD, such as 200 USD)");
    assertThat(run("top-up", "per-team", "0.5", "--id=x").err())
        .startsWith("amount 0.5 (expected: tokens, such as 500000)");
    assertThat(run("top-up", "all", "0", "--id=x").code()).isEqualTo(2);
    assertThat(run("top-up", "all", "5").err()).contains("--id");
  }

  @Test
  void kill_isSeenByOthersUntilUnkill() {
    Terminal.Result killed = run("kill", "experiment.id=ranker-7", "--reason=loops", "--by=ana");
    try (RedisBudgetStore store = store()) {
      assertThat(store.killSwitches())
          .singleElement()
          .satisfies(one -> assertThat(one.key()).isEqualTo(IntentKey.ofPath("experiment.id")))
          .satisfies(one -> assertThat(one.value()).isEqualTo("ranker-7"));
    }

    Terminal.Result status = run("status");
    Terminal.Result unkilled = run("unkill", "experiment.id=ranker-7");

    assertThat(killed.out()).startsWith("killed: experiment.id=ranker-7 since ");
    assertThat(status.out()).contains("killed: experiment.id=ranker-7", "by ana: loops");
    assertThat(unkilled.out()).isEqualTo("runs again: experiment.id=ranker-7\n");
    assertThat(run("status").out()).doesNotContain("killed");
  }

  @Test
  void kill_mistakesAreExplained() {
    assertThat(run("kill", "team", "--reason=x").err())
        .startsWith("'team' (expected: key=value, such as team=search)");
    assertThat(run("unkill", "tem=x").err()).startsWith("key tem (did you mean team?)");
  }

  @Test
  void verify_acceptsWhatIsRight() {
    Terminal.Result result = terminal.run("budget", "verify");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("ok  ").endsWith("3 budgets\n");
  }

  @Test
  void verify_reportsEveryProblemWithItsLine() throws IOException {
    Files.writeString(config, CONFIG.replace("100 USD", "100 EUR").replace("block", "blok"));

    Terminal.Result result = terminal.run("budget", "verify");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains(config + ":3: budgets[0].limit: 100 EUR")
        .contains(config + ":5: budgets[0].mode: blok")
        .contains(config + ":16: budgets[2].mode: blok");
  }

  @Test
  void rules_areMadeFromTheBudgets() {
    Terminal.Result result = terminal.run("budget", "rules");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("groups:", "per-team");
  }

  @Test
  void verify_ofAMissingFileIsAnInputError() {
    Terminal.Result result =
        terminal.run("budget", "verify", "--config=" + directory + "/none.yaml");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("none.yaml: no such file");
  }

  @Test
  void unreachableStore_hasAnExitCodeOfItsOwn() {
    Terminal.Result result =
        terminal.run("budget", "status", "--redis=redis://127.0.0.1:1", "--root=" + root);

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).startsWith("the store cannot be reached");
  }

  @Test
  void missingStore_isAMistake() {
    Terminal.Result result =
        new Terminal().with("COSTINTENT_CONFIG", "" + config).run("budget", "status");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("--redis or COSTINTENT_REDIS_URI is needed");
  }

  @Test
  void storeThatIsNone_isAMistakeAndNotPrinted() {
    Terminal.Result result = terminal.run("budget", "status", "--redis=mysql://me:secret@host");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("expected: such as redis://").doesNotContain("secret");
  }

  private Terminal.Result run(String command, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "budget";
    arguments[1] = command;
    arguments[2] = "--root=" + root;
    System.arraycopy(options, 0, arguments, 3, options.length);
    return terminal.run(arguments);
  }

  private void reserve(String id, String budget, String scope, long steps) {
    try (RedisBudgetStore store = store()) {
      CounterKey key = key(store, budget, scope);
      Hold hold = new Hold(key, steps, 0, Long.MAX_VALUE / 4, false);
      store.reserve(new Reservation(id, List.of(hold), Duration.ofMinutes(10)));
    }
  }

  private void settle(String id, String budget, String scope, long steps) {
    try (RedisBudgetStore store = store()) {
      CounterKey key = key(store, budget, scope);
      store.settle(new Settlement(id, List.of(new Settlement.Charge(key, steps))));
    }
  }

  private CounterKey key(RedisBudgetStore store, String id, String scope) {
    BudgetSet budgets = Budgets.read(ConfigFiles.load(config));
    Budget budget = budgets.budget(id);
    return new CounterKey(id, scope, budget.window().at(store.time().instant()).key());
  }

  private RedisBudgetStore store() {
    return RedisBudgetStore.builder()
        .uri(redis.uri())
        .root(root)
        .timeout(Duration.ofSeconds(5))
        .build();
  }
}
