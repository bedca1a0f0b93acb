/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import io.costintent.cli.internal.Surroundings;
import io.costintent.cli.terminal.ExitCode;
import io.costintent.cli.terminal.Json;
import io.costintent.cli.terminal.Styles;
import io.costintent.cost.Cost;
import io.costintent.cost.CostCalculator;
import io.costintent.cost.CostStatus;
import io.costintent.usage.Usage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code costintent price}. */
@Command(
    name = "price",
    description = {
      "Prices a call and explains the amount, line by line.",
      "",
      "Totals contain their parts: input=12000,cache_read=8000 are 12,000 tokens of which 8,000 "
          + "came from the cache. A model without a price has no amount, and exit code 1.",
      "",
      "With --cases, prices one call per line of a file and answers with one line each: id, "
          + "cost_usd (an exact decimal as text, or null), status, reasons, lines, match. A line "
          + "that is no case is answered with its error; then the exit code is 3. A case without a "
          + "price says so in its line, and is no finding."
    },
    footer = {
      "",
      "Examples:",
      "  costintent price --provider openai --model gpt-4o --usage input=12000,output=450",
      "  costintent price --provider anthropic --model claude-sonnet-4-5 --at 2026-10-01 \\",
      "    --usage input=12000,cache_read=8000,cache_write_1h=2000,output=450 --json",
      "  costintent price --cases cases.jsonl --out costs.jsonl"
    })
public final class PriceCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private CallOptions call = new CallOptions();

  @Option(
      names = "--usage",
      paramLabel = "UNIT=QUANTITY[,...]",
      description =
          "What was consumed: input, output, cache_read, cache_write, cache_write_1h, reasoning, "
              + "web_searches, seconds, images, ... or any unit by its full name.")
  private @Nullable String usage;

  @Option(
      names = "--book",
      paramLabel = "FILE",
      description = "A price book in the project's format, instead of the bundled one.")
  private @Nullable Path book;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "What the organisation pays: own rates, discounts, deployments, currency.")
  private @Nullable Path organisation;

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      description = "Price the cases of this file, one JSON object a line.")
  private @Nullable Path cases;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the answers to --cases go; standard output, when left out.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** Creates the command. */
  public PriceCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (cases != null) {
      return priceAll(cases);
    }
    String model = call.model;
    if (model == null || usage == null) {
      throw usageError("--model and --usage are needed");
    }
    Cost cost =
        CostCalculator.create()
            .calculate(
                Books.open(book, organisation),
                call.query(model, surroundings.clock()),
                usage(),
                null);
    if (json) {
      surroundings.out().println(Json.pretty(CostJson.write(cost, Json.object())));
    } else {
      surroundings.out().print(coloured(cost));
    }
    surroundings.out().flush();
    return cost.total() == null ? ExitCode.FINDING : ExitCode.OK;
  }

  private int priceAll(Path file) throws IOException {
    if (call.model != null || usage != null) {
      throw usageError("--cases goes without --model and --usage");
    }
    CaseRun run = new CaseRun(Books.open(book, organisation));
    try (BufferedReader lines = Books.lines(file)) {
      if (out == null) {
        run.run(lines, surroundings.out());
        surroundings.out().flush();
      } else {
        try (PrintWriter answers = Books.writer(out)) {
          run.run(lines, answers);
        }
      }
    }
    surroundings.err().println(run.summary());
    return run.badLines() == 0 ? ExitCode.OK : ExitCode.INPUT;
  }

  private Usage usage() {
    try {
      return UsageText.parse(usage == null ? "" : usage);
    } catch (IllegalArgumentException e) {
      throw usageError("--usage: " + e.getMessage());
    }
  }

  private String coloured(Cost cost) {
    Styles styles = Styles.of(surroundings.coloured());
    String code = "(" + cost.status().code() + ")";
    return cost.explain().replace(code, styled(cost.status(), styles, code));
  }

  private static String styled(CostStatus status, Styles styles, String text) {
    return switch (status) {
      case EXACT, REPORTED, FREE -> styles.good(text);
      case ESTIMATED -> styles.doubtful(text);
      case UNPRICED -> styles.bad(text);
    };
  }

  private ParameterException usageError(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
