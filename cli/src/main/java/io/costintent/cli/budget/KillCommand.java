/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.budget;

import io.costintent.budget.store.KillSwitch;
import io.costintent.cli.internal.Surroundings;
import io.costintent.cli.terminal.ExitCode;
import io.costintent.intent.IntentKey;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code costintent budget kill}. */
@Command(
    name = "kill",
    description = "Stops the calls of a team, feature, experiment or the like, in all JVMs.",
    footer = {
      "",
      "Example:",
      "  costintent budget kill experiment.id=ranker-7 --reason 'loops, see TICKET-812'"
    })
final class KillCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "KEY=VALUE", description = "Whose calls, such as team=search.")
  private String whose = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for those who are stopped.")
  private String reason = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who does it; the user of this machine, when left out.")
  private @Nullable String by;

  @Mixin private StoreOptions store = new StoreOptions();

  KillCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Map.Entry<IntentKey, String> value = parse(spec, whose);
    String who = by != null ? by : surroundings.variables().getOrDefault("USER", "unknown");
    return store.ask(
        surroundings,
        from -> {
          KillSwitch one =
              new KillSwitch(value.getKey(), value.getValue(), reason, who, from.time().instant());
          from.kill(one);
          surroundings.out().println(Switches.describe(one));
          surroundings.out().flush();
          return ExitCode.OK;
        });
  }

  static Map.Entry<IntentKey, String> parse(CommandSpec spec, String text) {
    try {
      return Switches.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
