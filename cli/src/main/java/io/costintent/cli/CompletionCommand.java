/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli;

import io.costintent.cli.internal.Surroundings;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code costintent completion}. */
@Command(
    name = "completion",
    description = "Prints a script that completes commands and options in a shell.",
    footer = {
      "",
      "Examples, for a function or script costintent that runs the jar:",
      "  source <(costintent completion bash)",
      "  costintent completion zsh > ~/.costintent-completion && source ~/.costintent-completion"
    })
final class CompletionCommand implements Runnable {
  /** The shells that the script works in. */
  enum Shell {
    BASH,
    ZSH
  }

  private final Surroundings surroundings;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh; one script serves both.")
  private Shell shell = Shell.BASH;

  CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    String script = AutoComplete.bash("costintent", spec.root().commandLine());
    if (shell == Shell.ZSH) {
      surroundings.out().println("autoload -U +X compinit && compinit");
    }
    surroundings.out().print(script);
    surroundings.out().flush();
  }
}
