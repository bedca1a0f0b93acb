/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.costintent.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that compare and check whole books. */
class BookCommandsTest {
  private static final Path SOURCE_FORM = Path.of("..", "prices", "book");

  private static final String BOOK =
      """
      {"schema": 1, "id": "own", "version": "7", "currency": "USD",
       "sources": {"us": {"retrieved": "2026-09-01"}},
       "units": {"in": "input_tokens/1000000", "out": "output_tokens/1000000"},
       "providers": {"acme": {"source": "us", "models": {
         "a": {"rates": {"in": 4, "out": 8}}, "b": {"rates": {"in": 1}}}}}}
      """;

  @TempDir private Path directory;
  private final Terminal terminal = new Terminal();
  private Path before = Path.of("");
  private Path after = Path.of("");

  @BeforeEach
  void writeBooks() throws IOException {
    before = Files.writeString(directory.resolve("before.json"), BOOK);
    after =
        Files.writeString(
            directory.resolve("after.json"),
            BOOK.replace("\"in\": 4", "\"in\": 3").replace("\"b\"", "\"c\""));
  }

  @Test
  void diff_listsModelsAndPrices() {
    Terminal.Result result = terminal.run("prices", "diff", "" + before, "" + after);

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("+ acme/c\n", "- acme/b\n", "~ acme/a ", "-25")
        .endsWith("1 models added, 1 removed, 1 prices changed\n");
  }

  @Test
  void diff_ofEqualBooksIsNoFinding() {
    Terminal.Result result = terminal.run("prices", "diff", "" + before, "" + before);

    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("0 models added, 0 removed, 0 prices changed\n");
  }

  @Test
  void diffAsJson_hasOldAndNew() throws IOException {
    Terminal.Result result = terminal.run("prices", "diff", "" + before, "" + after, "--json");

    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.get("added").get(0).textValue()).isEqualTo("acme/c");
    assertThat(json.get("removed").get(0).textValue()).isEqualTo("acme/b");
    JsonNode change = json.get("changed").get(0);
    assertThat(change.get("sku").textValue()).isEqualTo("acme/a");
    assertThat(change.get("before").textValue()).contains("4.00");
    assertThat(change.get("after").textValue()).contains("3.00");
    assertThat(change.get("percent").textValue()).startsWith("-25");
  }

  @Test
  void sourceForm_isTheBundledBook() {
    Terminal.Result result = terminal.run("prices", "diff", "" + SOURCE_FORM);

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("0 models added, 0 removed, 0 prices changed\n");
  }

  @Test
  void verify_findsNoErrorInTheBundledBook() {
    Terminal.Result result = terminal.run("prices", "verify", "" + SOURCE_FORM);

    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.out()).contains("0 errors, ");
  }

  @Test
  void verify_namesFileAndLine() throws IOException {
    Path book = directory.resolve("book");
    Files.createDirectories(book);
    Files.copy(SOURCE_FORM.resolve("book.json"), book.resolve("book.json"));
    String provider = Files.readString(SOURCE_FORM.resolve("deepseek.json"));
    Files.writeString(
        book.resolve("deepseek.json"), provider.replaceFirst("\"in\": ?[0-9.]+", "\"in\":-1"));

    Terminal.Result result = terminal.run("prices", "verify", "" + book);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).containsPattern("deepseek\\.json:\\d+: error: .*-1");
  }

  @Test
  void verify_ofNoFolderIsAnInputError() {
    Terminal.Result result = terminal.run("prices", "verify", directory + "/none");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("none: no such folder");
  }

  @Test
  void folderThatIsNoBook_isAnInputError() {
    Terminal.Result result = terminal.run("prices", "stats", "--book=" + directory);

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains(directory.toString());
  }

  @Test
  void coverage_isCountedPerSource() {
    Path snapshots = snapshots();
    assumeThat(snapshots)
        .as("snapshots that are not part of the repository; set COSTINTENT_SHARED_DIR")
        .exists();

    Terminal.Result result = terminal.run("prices", "stats", "--coverage=" + snapshots);

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .containsPattern("genai +\\d+ ")
        .containsPattern("litellm +\\d+ ")
        .containsPattern("portkey +\\d+ ");
  }

  private static Path snapshots() {
    String shared = System.getenv("COSTINTENT_SHARED_DIR");
    return shared == null ? Path.of("..", "..", "shared", "prices") : Path.of(shared, "prices");
  }
}
