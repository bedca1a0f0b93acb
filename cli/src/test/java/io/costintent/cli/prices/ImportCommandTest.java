/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private static final String SNAPSHOT =
      """
      {"acme/large": {"litellm_provider": "openrouter", "mode": "chat",
        "input_cost_per_token": 3e-06, "output_cost_per_token": 1.5e-05}}
      """;

  @TempDir private Path directory;

  @Test
  void import_writesOneFilePerProvider() throws IOException {
    Terminal.Result result = run(SNAPSHOT, "2026-08-01");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("book 2026.08.01-1");
    assertThat(directory.resolve("book"))
        .isDirectoryContaining("glob:**/book.json")
        .isDirectoryContaining("glob:**/openrouter.json");
  }

  @Test
  void import_ofTheSameDataChangesNothing() throws IOException {
    run(SNAPSHOT, "2026-08-01");
    String before = Files.readString(directory.resolve("book/openrouter.json"));

    run(SNAPSHOT, "2026-08-01");

    assertThat(Files.readString(directory.resolve("book/openrouter.json"))).isEqualTo(before);
  }

  @Test
  void import_ofANewPriceKeepsTheOldOne() throws IOException {
    run(SNAPSHOT, "2026-08-01");

    run(SNAPSHOT.replace("3e-06", "2e-06"), "2026-09-01");

    assertThat(Files.readString(directory.resolve("book/openrouter.json")))
        .contains("2026-09-01T00:00:00Z", "3", "2");
  }

  @Test
  void dryRun_writesNothing() throws IOException {
    Terminal.Result result = run(SNAPSHOT, "2026-08-01", "--dry-run");

    assertThat(result.out()).contains("was not written");
    assertThat(directory.resolve("book")).doesNotExist();
  }

  @Test
  void unknownKey_isAFinding() throws IOException {
    Terminal.Result result =
        run(SNAPSHOT.replace("input_cost_per_token", "input_cost_per_mood"), "2026-08-01");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("unknown key: ", "input_cost_per_mood");
  }

  @Test
  void nothingToImport_isAMistake() {
    Terminal.Result result = new Terminal().run("prices", "import", "--into=" + directory);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("--from, --genai, --litellm or --portkey is needed");
  }

  @Test
  void snapshot_thatIsNoneIsNamed() throws IOException {
    Terminal.Result result = run("{", "2026-08-01");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("litellm-2026-08-01.json");
  }

  private Terminal.Result run(String snapshot, String day, String... options) throws IOException {
    Path file = Files.writeString(directory.resolve("litellm-" + day + ".json"), snapshot);
    Path genai = Files.writeString(directory.resolve("genai-" + day + ".json"), "[]");
    Path portkey = Files.createDirectories(directory.resolve("portkey-" + day));
    String[] arguments = new String[options.length + 6];
    arguments[0] = "prices";
    arguments[1] = "import";
    arguments[2] = "--litellm=" + file;
    arguments[3] = "--into=" + directory.resolve("book");
    arguments[4] = "--genai=" + genai;
    arguments[5] = "--portkey=" + portkey;
    System.arraycopy(options, 0, arguments, 6, options.length);
    return new Terminal().run(arguments);
  }
}
