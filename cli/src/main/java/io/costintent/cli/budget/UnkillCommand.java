/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.budget;

import io.costintent.cli.internal.Surroundings;
import io.costintent.cli.terminal.ExitCode;
import io.costintent.intent.IntentKey;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code costintent budget unkill}. */
@Command(
    name = "unkill",
    description = "Lets the calls run again that kill stopped.",
    footer = {"", "Example:", "  costintent budget unkill experiment.id=ranker-7"})
final class UnkillCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "KEY=VALUE", description = "Whose calls, such as team=search.")
  private String whose = "";

  @Mixin private StoreOptions store = new StoreOptions();

  UnkillCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Map.Entry<IntentKey, String> value = KillCommand.parse(spec, whose);
    return store.ask(
        surroundings,
        from -> {
          from.unkill(value.getKey(), value.getValue());
          surroundings.out().println("runs again: " + whose);
          surroundings.out().flush();
          return ExitCode.OK;
        });
  }
}
