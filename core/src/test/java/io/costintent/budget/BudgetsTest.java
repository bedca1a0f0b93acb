/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.config.ConfigException;
import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigFormat;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblem;
import io.costintent.config.ConfigProblems;
import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BudgetsTest {
  @Test
  void read_takesEverything() {
    Budget budget =
        only(
            """
            budgets:
              - id: search-experiments
                match:
                  team: search
                  purpose: Experiment
                  provider: [bedrock, openai]
                  model: "*"
                  feature: each
                  experiment.id: each
                limit: 500.25 USD
                window: { per: month, zone: Europe/Berlin, first_day: 15 }
                mode: throttle
                enforce: false
                thresholds: [100%, 50%, 80]
                owner: ana
                escalation: "#search-budget"
                throttle: 70%
                degrade: { at: 60%, models: { gpt-4.1: gpt-4.1-mini } }
                reserved: { share: 20%, stage: exploit }
                estimate: expected
                unknown_price: flat 0.05 USD
                store_failure: closed
                overage: overdraft 50 USD
                expiry: full
                missing: deny
            """);

    assertThat(budget.id()).isEqualTo("search-experiments");
    assertThat(budget.conditions().toString())
        .contains(
            "team=search", "purpose=experiment", "model=*", "feature=each", "experiment.id=each")
        .contains("aws.bedrock");
    assertThat(budget.limitAmount()).isEqualTo(Money.usd("500.25"));
    assertThat(budget.window())
        .isEqualTo(
            CalendarWindow.of(CalendarPeriod.MONTH, ZoneId.of("Europe/Berlin"))
                .startingOn(Month.JANUARY, 15));
    assertThat(budget.mode()).isEqualTo(BudgetMode.THROTTLE);
    assertThat(budget.isEnforced()).isFalse();
    assertThat(budget.thresholds()).containsExactly(50, 80, 100);
    assertThat(budget.owner()).isEqualTo("ana");
    assertThat(budget.escalation()).isEqualTo("#search-budget");
    assertThat(budget.throttlePercent()).isEqualTo(70);
    assertThat(budget.degrade()).isEqualTo(new Degrade(60, Map.of("gpt-4.1", "gpt-4.1-mini")));
    assertThat(budget.reservedShare()).isEqualTo(new ReservedShare(20, IntentKey.STAGE, "exploit"));
    assertThat(budget.estimate()).isEqualTo(EstimatePolicy.EXPECTED);
    assertThat(budget.unknownPrice()).isEqualTo(UnknownPrice.flat(Money.usd("0.05")));
    assertThat(budget.storeFailure()).isEqualTo(StoreFailure.CLOSED);
    assertThat(budget.overage()).isEqualTo(Overage.overdraft(50_000_000_000L));
    assertThat(budget.expiry()).isEqualTo(HoldExpiry.FULL);
    assertThat(budget.missingValue()).isEqualTo(MissingValue.DENY);
  }

  @Test
  void read_takesAMapById_andProperties() {
    List<Budget> budgets =
        read(
            """
            budgets.search.limit=1000 requests
            budgets.search.match.experiment.id=e-1
            budgets.search.degrade.models.gpt-4.1=gpt-4.1-mini
            budgets.search.thresholds=50%, 90%
            budgets.ads.limit=2000000 input tokens
            budgets.ads.window.rolling=24h
            """,
            ConfigFormat.PROPERTIES);

    assertThat(budgets).extracting(Budget::id).containsExactlyInAnyOrder("search", "ads");
    Budget search = budgets.stream().filter(b -> b.id().equals("search")).findFirst().orElseThrow();
    Budget ads = budgets.stream().filter(b -> b.id().equals("ads")).findFirst().orElseThrow();
    assertThat(search.unit()).isEqualTo(BudgetUnit.REQUESTS);
    assertThat(search.thresholds()).containsExactly(50, 90);
    assertThat(search.degrade()).isEqualTo(new Degrade(80, Map.of("gpt-4.1", "gpt-4.1-mini")));
    assertThat(search.conditions()).hasToString("[experiment.id=e-1]");
    assertThat(ads.unit()).isEqualTo(BudgetUnit.INPUT_TOKENS);
    assertThat(ads.window()).isEqualTo(new RollingWindow(Duration.ofHours(24)));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void window_isRead(String text, BudgetWindow expected) {
    assertThat(only("budgets: [{id: b, limit: 5 USD, window: " + text + "}]").window())
        .isEqualTo(expected);
  }

  static Stream<Arguments> windows() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    ZoneId utc = ZoneOffset.UTC;
    return Stream.of(
        Arguments.of("day", CalendarWindow.of(CalendarPeriod.DAY, utc)),
        Arguments.of("hour", CalendarWindow.of(CalendarPeriod.HOUR, utc)),
        Arguments.of("lifetime", LifetimeWindow.unbounded()),
        Arguments.of(
            "{per: week, first_weekday: sunday}",
            CalendarWindow.of(CalendarPeriod.WEEK, utc).startingOn(DayOfWeek.SUNDAY)),
        Arguments.of(
            "{per: year, zone: Europe/Berlin, first_month: april, first_day: 6}",
            CalendarWindow.of(CalendarPeriod.YEAR, berlin).startingOn(Month.APRIL, 6)),
        Arguments.of(
            "{per: lifetime, zone: Europe/Berlin, starts: 2026-11-01, ends: 2026-12-31}",
            new LifetimeWindow(
                Instant.parse("2026-10-31T23:00:00Z"), Instant.parse("2026-12-31T23:00:00Z"))),
        Arguments.of(
            "{per: lifetime, ends: 2026-12-31T18:00:00Z}",
            new LifetimeWindow(null, Instant.parse("2026-12-31T18:00:00Z"))),
        Arguments.of("{rolling: PT90M}", new RollingWindow(Duration.ofMinutes(90))));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isNamedWithItsLineAndWhatWasExpected(String lines, String... problem) {
    ConfigException failure = failure("budgets:\n- id: b\n" + lines.indent(2));

    assertThat(failure.problems()).hasSize(1);
    assertThat(failure.problems().get(0).toString()).contains(problem);
  }

  static Stream<Arguments> mistakes() {
    String limit = "limit: 5 USD\n";
    return Stream.of(
        mistake("no limit", "mode: warn", "budgets.yaml:2: budgets[0].limit: not set"),
        mistake(
            "thousands", "limit: 2,000 USD", ":3: budgets[0].limit: 2,000 USD", "no separators"),
        mistake("no unit", "limit: 500", ":3: budgets[0].limit: 500", "such as 500 USD"),
        mistake("a sign", "limit: -5 USD", ":3:", "an amount and its unit"),
        mistake("euros", "limit: 5 EUR", ":3:", "such as 500 USD"),
        mistake("half a token", "limit: 1.5 tokens", "in steps of 1"),
        mistake("too fine", "limit: 0.0000000001 USD", "in steps of 0.000000001"),
        mistake(
            "too much", "limit: 10000000 USD", "at most 9007199.254740992 USD", "precision: micro"),
        mistake("precision", "limit: 5 USD\nprecision: nano", ":4:", "nano", "micro"),
        mistake("precise tokens", "limit: 5 tokens\nprecision: micro", "no precision for a limit"),
        mistake(
            "mode", limit + "mode: blok", ":4: budgets[0].mode: blok", "observe, warn, throttle"),
        mistake("unknown key", limit + "treshold: [80%]", "treshold", "did you mean thresholds?"),
        mistake("thresholds", limit + "thresholds: [0.8]", "percentages such as", "not 0.8"),
        mistake("threshold 0", limit + "thresholds: [0%]", "from 1% to 1000%"),
        mistake("owner", limit + "owner: ' '", ":4: budgets[0].owner", "1 to 256"),
        mistake("unknown dimension", limit + "match: {taem: a}", "taem", "did you mean team?"),
        mistake("purpose", limit + "match: {purpose: fun}", "fun", "production, experiment"),
        mistake("* in a list", limit + "match: {team: [a, each]}", "each stands alone"),
        mistake("no values", limit + "match: {team: []}", "a list of values"),
        mistake("nested", limit + "match: {experiment: e1}", "e1 (expected: experiment.id)"),
        mistake(
            "twice",
            limit + "match: {experiment.id: a, experiment: {id: b}}",
            "experiment.id once"),
        mistake("period", limit + "window: monthly", ":4: budgets[0].window: monthly", "hour, day"),
        mistake("zone", limit + "window: {per: day, zone: Berlin}", "Berlin", "Europe/Berlin"),
        mistake("no per", limit + "window: {zone: UTC}", "window.per: not set"),
        mistake("both", limit + "window: {per: day, rolling: 1h}", "no per with rolling"),
        mistake("rolling", limit + "window: {rolling: 0s}", "0s", "from 1s to 366d"),
        mistake("day 32", limit + "window: {per: month, first_day: 32}", "from 1 to 31"),
        mistake(
            "misplaced", limit + "window: {per: day, first_month: may}", "no first_month without"),
        mistake(
            "weekday", limit + "window: {per: month, first_weekday: monday}", "without per: week"),
        mistake(
            "end", limit + "window: {per: day, ends: 2026-01-01}", "no ends without per: lifetime"),
        mistake(
            "end before start",
            limit + "window: {per: lifetime, starts: 2026-02-01, ends: 2026-01-01}",
            "a moment after starts"),
        mistake("date", limit + "window: {per: lifetime, ends: soon}", "soon", "a date such as"),
        mistake("degrade", limit + "mode: degrade", ":4:", "degrade with the models"),
        mistake("no models", limit + "degrade: {at: 80%}", "degrade.models: not set"),
        mistake("degrade at", limit + "degrade: {at: 180%, models: {a: b}}", "180%"),
        mistake("throttle", limit + "throttle: 80%", "no throttle without mode: throttle"),
        mistake(
            "endless throttle",
            limit + "mode: throttle\nwindow: {rolling: 1h}",
            ":4:",
            "a window with a start and an end"),
        mistake("reserved", limit + "reserved: {share: 20%}", "share and one key of the intent"),
        mistake(
            "reserved model", limit + "reserved: {share: 20%, model: m}", "one key of the intent"),
        mistake("all reserved", limit + "reserved: {share: 100%, team: a}", "100%", "1% to 99%"),
        mistake("flat", limit + "unknown_price: flat 5 tokens", "such as flat 0.05 USD"),
        mistake("overdraft", limit + "overage: overdraft 5 tokens", "in the unit of the limit"),
        mistake("enforce", limit + "enforce: maybe", "maybe", "true or false"),
        mistake("missing", limit + "missing: allow", "skip, unattributed, deny"));
  }

  @Test
  void everyMistake_isReportedAtOnce() {
    ConfigException failure =
        failure(
            """
            budgets:
              - id: a b
                limit: 5
                mode: no
              - limit: 3 USD
              - nonsense
            """);

    assertThat(failure.problems())
        .extracting(ConfigProblem::path)
        .containsExactly(
            "budgets[0].id", "budgets[0].limit", "budgets[0].mode", "budgets[1].id", "budgets[2]");
  }

  @Test
  void idUsedTwice_namesBothPlaces() {
    ConfigException failure =
        failure(
            """
            budgets:
              - id: b
                limit: 5 USD
              - id: b
                limit: 6 USD
            """);

    assertThat(failure.problems().get(0).toString())
        .contains("budgets.yaml:4: budgets[1].id: b")
        .contains("an id of its own; budgets.yaml:2 has it already");
  }

  @Test
  void whatIsRight_isReturned_whateverElseIsWrong() {
    ConfigProblems problems = new ConfigProblems();
    ConfigNode root = yaml("budgets: [{id: a, limit: 5 USD}, {id: b, limit: x}]");

    List<Budget> budgets = Budgets.read(root.child("budgets"), problems);

    assertThat(budgets).extracting(Budget::id).containsExactly("a");
    assertThat(problems.isEmpty()).isFalse();
  }

  @Test
  void greatLimit_isCountedInMillionths() {
    Budget budget = only("budgets: [{id: b, limit: 20000000 USD, precision: micro}]");

    assertThat(budget.unit()).isEqualTo(BudgetUnit.USD_MICROS);
    assertThat(budget.limit()).isEqualTo(20_000_000_000_000L);
    assertThat(budget.describeLimit()).isEqualTo("20000000 USD");
  }

  @Test
  void noBudgets_isNoMistake() {
    assertThat(Budgets.read(yaml("enabled: true")).isEmpty()).isTrue();
    assertThat(Budgets.read(yaml("budgets: []")).isEmpty()).isTrue();
  }

  private static Arguments mistake(String name, String lines, String... problem) {
    return argumentSet(name, lines, problem);
  }

  private static Budget only(String yaml) {
    List<Budget> budgets = read(yaml, ConfigFormat.YAML);
    assertThat(budgets).hasSize(1);
    return budgets.get(0);
  }

  private static List<Budget> read(String text, ConfigFormat format) {
    return Budgets.read(ConfigFiles.parse(text, "budgets.yaml", format)).budgets();
  }

  private static ConfigNode yaml(String text) {
    return ConfigFiles.parse(text, "budgets.yaml", ConfigFormat.YAML);
  }

  private static ConfigException failure(String yaml) {
    ConfigProblems problems = new ConfigProblems();
    Budgets.read(yaml(yaml).child("budgets"), problems);
    try {
      problems.throwIfAny();
    } catch (ConfigException e) {
      return e;
    }
    throw new AssertionError("no problem found in " + yaml);
  }
}
