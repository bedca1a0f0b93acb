/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.budget;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.budget.AppliedBudget;
import io.costintent.budget.BudgetSet;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.KillSwitch;
import io.costintent.cli.internal.Surroundings;
import io.costintent.cli.terminal.ExitCode;
import io.costintent.cli.terminal.Json;
import io.costintent.cli.terminal.Styles;
import io.costintent.cli.terminal.Table;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code costintent budget explain}. */
@Command(
    name = "explain",
    description = {
      "Shows which budgets a call would meet, and what each still allows.",
      "",
      "Limits are those that hold for this very call: less the share that is kept for others, and "
          + "throttled where the budget throttles. The exit code is 1 when one of them leaves "
          + "nothing, or a kill switch stops the call."
    },
    footer = {
      "",
      "Example:",
      "  costintent budget explain --intent team=support --intent purpose=experiment \\",
      "    --provider openai --model gpt-4o"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--intent",
      paramLabel = "KEY=VALUE",
      description = "What the call is for: team=support, purpose=experiment, ...; repeatable.")
  private List<String> intent = List.of();

  @Option(names = "--provider", paramLabel = "NAME", description = "Who bills.")
  private String provider = "";

  @Option(names = "--model", paramLabel = "NAME", description = "The model asked for.")
  private String model = "";

  @Option(
      names = "--operation",
      paramLabel = "NAME",
      defaultValue = "chat",
      description = "As in gen_ai.operation.name; ${DEFAULT-VALUE} as a rule.")
  private String operation = "chat";

  @Mixin private ConfigOptions config = new ConfigOptions();
  @Mixin private StoreOptions store = new StoreOptions();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  ExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    BudgetSet budgets = config.budgets(surroundings);
    CostIntent call = intent();
    List<AppliedBudget> applied = budgets.matching(call, provider, model, operation);
    int others = budgets.budgets().size() - applied.size();
    return store.ask(
        surroundings,
        from -> print(standings(applied, from), applied, others, stopping(call, from)));
  }

  private CostIntent intent() {
    CostIntent.Builder builder = CostIntent.builder();
    try {
      for (String text : intent) {
        Map.Entry<IntentKey, String> value = Switches.parse(text);
        builder.set(value.getKey(), value.getValue());
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--intent: " + e.getMessage(), e);
    }
    return builder.build();
  }

  private static List<Standing> standings(List<AppliedBudget> applied, BudgetStore from) {
    Instant now = from.time().instant();
    List<Balance> balances = from.balances(applied.stream().map(one -> one.key(now)).toList());
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < balances.size(); i++) {
      AppliedBudget one = applied.get(i);
      standings.add(Standing.of(one.budget(), one.limit(now), one.window(now), balances.get(i)));
    }
    return standings;
  }

  private static List<KillSwitch> stopping(CostIntent call, BudgetStore from) {
    return from.killSwitches().stream()
        .filter(one -> one.value().equals(call.value(one.key())))
        .toList();
  }

  private int print(
      List<Standing> standings,
      List<AppliedBudget> applied,
      int others,
      List<KillSwitch> switches) {
    PrintWriter out = surroundings.out();
    Styles styles = Styles.of(surroundings.coloured());
    if (json) {
      ObjectNode node = Json.object();
      ArrayNode array = node.putArray("budgets");
      standings.forEach(standing -> standing.write(array.addObject()));
      ArrayNode stops = node.putArray("killed_by");
      switches.forEach(one -> stops.add(Switches.describe(one)));
      out.println(Json.pretty(node));
    } else {
      Table table = Standing.table();
      standings.forEach(standing -> standing.addTo(table, styles));
      if (!table.isEmpty()) {
        table.print(out, styles);
      }
      out.println(standings.size() + " of " + (standings.size() + others) + " budgets apply");
      for (AppliedBudget one : applied) {
        if (one.missing() != null) {
          out.println(
              styles.bad(one.budget().id() + " denies: the call does not say " + one.missing()));
        }
      }
      switches.forEach(one -> out.println(styles.bad(Switches.describe(one))));
    }
    out.flush();
    boolean stopped =
        !switches.isEmpty()
            || applied.stream().anyMatch(one -> one.missing() != null)
            || standings.stream().anyMatch(standing -> standing.percent() >= 100);
    return stopped ? ExitCode.FINDING : ExitCode.OK;
  }
}
