/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.pricing.PriceBooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostintentTest {
  private final Terminal terminal = new Terminal();

  @Test
  void version_namesCommandAndPrices() {
    Terminal.Result result = terminal.run("--version");

    assertThat(result.out())
        .startsWith("costintent 0.")
        .contains("price book " + PriceBooks.bundled().label());
    assertThat(result.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "price", "prices", "prices explain", "completion"})
  void help_listsExitCodes(String command) {
    String[] arguments = (command + " --help").trim().split(" ");

    Terminal.Result result = terminal.run(arguments);

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("Usage: costintent " + command)
        .contains("Exit codes:", "2    The command line cannot be understood.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "prices"})
  void group_withoutCommandIsAMistake(String command) {
    String[] arguments = command.isEmpty() ? new String[0] : new String[] {command};

    Terminal.Result result = terminal.run(arguments);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("a command is missing").contains("--help'");
  }

  @Test
  void command_thatIsMisspelledIsGuessed() {
    Terminal.Result result = terminal.run("prcie");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("Unmatched argument", "costintent price");
  }

  @Test
  void colours_areForTerminals() {
    String[] call = {"price", "--provider=openai", "--model=gpt-4o", "--usage=input=1"};

    String piped = terminal.run(call).out();
    String seen = new Terminal().seen().run(call).out();
    String unwanted = new Terminal().seen().with("NO_COLOR", "1").run(call).out();

    assertThat(piped).doesNotContain("\u001B");
    assertThat(seen).contains("\u001B[32m(exact)\u001B[0m");
    assertThat(unwanted).isEqualTo(piped);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "ZSH"})
  void completion_knowsCommandsAndOptions(String shell) {
    Terminal.Result result = terminal.run("completion", shell);

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("complete -F", "prices", "explain", "'--provider'");
  }
}
