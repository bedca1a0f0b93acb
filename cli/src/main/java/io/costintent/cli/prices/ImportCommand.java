/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import io.costintent.cli.internal.Surroundings;
import io.costintent.cli.terminal.ExitCode;
import io.costintent.cli.terminal.InputException;
import io.costintent.prices.ImportResult;
import io.costintent.prices.PriceImport;
import io.costintent.prices.book.BookFolder;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code costintent prices import}. */
@Command(
    name = "import",
    description = {
      "Merges published collections of prices into a price book in source form.",
      "",
      "Where sources agree their price is taken, else that of the majority; what is implausible is "
          + "left out. A price that changed is followed by a new card and never overwritten, and "
          + "importing the same data again changes nothing."
    },
    footer = {
      "",
      "Examples:",
      "  costintent prices import --from snapshots --into book --compact prices.book",
      "  costintent prices import --litellm litellm-2026-08-01.json --into book --dry-run"
    })
final class ImportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      description = "A folder with snapshots, each known by the beginning of its name.")
  private @Nullable Path from;

  @Option(
      names = "--genai",
      paramLabel = "FILE",
      description = "A snapshot of genai-prices; its name ends in its day.")
  private @Nullable Path genai;

  @Option(
      names = "--litellm",
      paramLabel = "FILE",
      description = "A snapshot of LiteLLM; its name ends in its day.")
  private @Nullable Path liteLlm;

  @Option(
      names = "--portkey",
      paramLabel = "FOLDER",
      description = "A snapshot of Portkey's models; its name ends in its day.")
  private @Nullable Path portkey;

  @Option(
      names = "--into",
      required = true,
      paramLabel = "FOLDER",
      description = "The book in source form, one file per provider; made when there is none.")
  private Path into = Path.of("");

  @Option(
      names = "--compact",
      paramLabel = "FILE",
      description = "Also write the whole book in its compact form.")
  private @Nullable Path compact;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also write what sources disagree about and what was chosen, in Markdown.")
  private @Nullable Path report;

  @Option(names = "--dry-run", description = "Say what would change, and write nothing.")
  private boolean dryRun;

  ImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    ImportResult result = result();
    if (!dryRun) {
      BookFolder.write(result.book(), into);
      writeCompact(result);
      if (report != null) {
        Files.writeString(report, result.reportText());
      }
    }
    PrintWriter out = surroundings.out();
    result.report().changes().forEach(out::println);
    result.notes().unknownKeys().forEach(key -> out.println("unknown key: " + key));
    result.report().counts().forEach((what, count) -> out.println(count + " " + what));
    out.println("book " + result.book().version() + (dryRun ? " was not written" : ""));
    out.flush();
    return result.notes().unknownKeys().isEmpty() ? ExitCode.OK : ExitCode.FINDING;
  }

  private ImportResult result() throws IOException {
    if (from == null && genai == null && liteLlm == null && portkey == null) {
      throw new ParameterException(
          spec.commandLine(), "--from, --genai, --litellm or --portkey is needed");
    }
    try {
      PriceImport prices = from == null ? PriceImport.create() : PriceImport.ofFolder(from);
      if (genai != null) {
        prices.genai(genai);
      }
      if (liteLlm != null) {
        prices.liteLlm(liteLlm);
      }
      if (portkey != null) {
        prices.portkey(portkey);
      }
      return prices.into(into);
    } catch (IllegalArgumentException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  private void writeCompact(ImportResult result) throws IOException {
    if (compact == null) {
      return;
    }
    byte[] json = BookFolder.toJson(result.book()).getBytes(StandardCharsets.UTF_8);
    PriceBook book = PriceBooks.read(new ByteArrayInputStream(json), into.toString());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(compact))) {
      PriceBooks.writeCompact(book, out);
    }
  }
}
