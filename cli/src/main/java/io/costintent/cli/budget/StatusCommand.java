/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.budget;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetSet;
import io.costintent.budget.WindowSpan;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.KillSwitch;
import io.costintent.cli.internal.Surroundings;
import io.costintent.cli.terminal.ExitCode;
import io.costintent.cli.terminal.Json;
import io.costintent.cli.terminal.Styles;
import io.costintent.cli.terminal.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costintent budget status}. */
@Command(
    name = "status",
    description = {
      "Shows how each budget stands in its current window.",
      "",
      "A budget that counts for each team, or each other value, has a row for each that called. "
          + "The exit code is 1 when one of them is used up."
    },
    footer = {"", "Example:", "  costintent budget status --redis redis://localhost:6379"})
final class StatusCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(arity = "0..*", paramLabel = "BUDGET", description = "Only these; all as a rule.")
  private List<String> ids = List.of();

  @Mixin private ConfigOptions config = new ConfigOptions();
  @Mixin private StoreOptions store = new StoreOptions();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    BudgetSet budgets = config.budgets(surroundings);
    return store.ask(surroundings, from -> print(standings(budgets, from), from.killSwitches()));
  }

  private List<Standing> standings(BudgetSet budgets, BudgetStore from) {
    Instant now = from.time().instant();
    List<Standing> standings = new ArrayList<>();
    for (Budget budget : budgets.budgets()) {
      if (ids.isEmpty() || ids.contains(budget.id())) {
        WindowSpan span = budget.window().at(now);
        for (Balance balance : from.balances(keys(budget, span, from))) {
          standings.add(Standing.of(budget, budget.limit(), span, balance));
        }
      }
    }
    return standings;
  }

  private static List<CounterKey> keys(Budget budget, WindowSpan span, BudgetStore from) {
    TreeSet<String> scopes = new TreeSet<>();
    for (CounterKey key : from.counters(budget.id())) {
      if (key.window().id().equals(span.key().id())) {
        scopes.add(key.scope());
      }
    }
    if (scopes.isEmpty()) {
      scopes.add("");
    }
    return scopes.stream().map(scope -> new CounterKey(budget.id(), scope, span.key())).toList();
  }

  private int print(List<Standing> standings, List<KillSwitch> switches) {
    if (json) {
      ArrayNode array = Json.object().putArray("budgets");
      standings.forEach(standing -> standing.write(array.addObject()));
      surroundings.out().println(Json.pretty(array));
    } else {
      Styles styles = Styles.of(surroundings.coloured());
      Table table = Standing.table();
      standings.forEach(standing -> standing.addTo(table, styles));
      table.print(surroundings.out(), styles);
      switches.forEach(one -> surroundings.out().println(styles.bad(Switches.describe(one))));
    }
    surroundings.out().flush();
    return standings.stream().anyMatch(standing -> standing.percent() >= 100)
        ? ExitCode.FINDING
        : ExitCode.OK;
  }
}
