/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.budget;

import io.costintent.budget.Budget;
import io.costintent.budget.BudgetSet;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.WindowSpan;
import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.CounterKey;
import io.costintent.cli.internal.Surroundings;
import io.costintent.cli.terminal.ExitCode;
import io.costintent.cli.terminal.Styles;
import io.costintent.cli.terminal.Table;
import io.costintent.config.Suggestion;
import io.costintent.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code costintent budget top-up}. */
@Command(
    name = "top-up",
    description = {
      "Adds to the limit of a budget for its current window.",
      "",
      "The same --id adds once, however often the command runs: take a ticket's number. A negative "
          + "amount takes back."
    },
    footer = {
      "",
      "Examples:",
      "  costintent budget top-up support-monthly '200 USD' --id TICKET-812",
      "  costintent budget top-up per-team 500000 --scope team=search --id TICKET-813"
    })
final class TopUpCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BUDGET", description = "The budget's id.")
  private String id = "";

  @Parameters(
      index = "1",
      paramLabel = "AMOUNT",
      description = "In the budget's unit, such as 200 or '200 USD'.")
  private String amount = "";

  @Option(
      names = "--id",
      required = true,
      paramLabel = "TEXT",
      description = "What tells this top-up from others.")
  private String reference = "";

  @Option(
      names = "--scope",
      paramLabel = "KEY=VALUE",
      description = "Which counter of a budget that has one for each value, as status shows it.")
  private String scope = "";

  @Mixin private ConfigOptions config = new ConfigOptions();
  @Mixin private StoreOptions store = new StoreOptions();

  TopUpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Budget budget = budget(config.budgets(surroundings));
    long steps = steps(budget.unit());
    return store.ask(surroundings, from -> topUp(budget, steps, from));
  }

  private int topUp(Budget budget, long steps, BudgetStore from) {
    WindowSpan span = budget.window().at(from.time().instant());
    CounterKey key = new CounterKey(budget.id(), scope, span.key());
    from.topUp(key, steps, reference);
    Styles styles = Styles.of(surroundings.coloured());
    Table table = Standing.table();
    from.balances(List.of(key))
        .forEach(
            balance -> Standing.of(budget, budget.limit(), span, balance).addTo(table, styles));
    table.print(surroundings.out(), styles);
    surroundings.out().flush();
    return ExitCode.OK;
  }

  private Budget budget(BudgetSet budgets) {
    Budget budget = budgets.budget(id);
    if (budget == null) {
      List<String> ids = budgets.budgets().stream().map(Budget::id).toList();
      throw mistake("budget " + id + " " + Suggestion.of(id, ids));
    }
    return budget;
  }

  private long steps(BudgetUnit unit) {
    String text = amount.trim();
    if (text.endsWith(unit.text())) {
      text = text.substring(0, text.length() - unit.text().length()).trim();
    }
    try {
      BigDecimal number = new BigDecimal(text.replace("_", ""));
      long steps =
          unit.isMoney()
              ? unit.steps(Money.usd(number.abs().toString()))
              : number.abs().longValueExact();
      if (steps > 0 && steps <= BudgetUnit.MAX_STEPS) {
        return number.signum() * steps;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw mistake(expected(unit));
    }
    throw mistake(expected(unit));
  }

  private String expected(BudgetUnit unit) {
    String example = unit.isMoney() ? "200 USD" : "500000";
    return "amount " + amount + " (expected: " + unit.text() + ", such as " + example + ")";
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
