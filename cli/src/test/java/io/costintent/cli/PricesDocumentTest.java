/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.pricing.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples of docs/prices.md. */
class PricesDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "prices.md");

  @TempDir private Path directory;
  private String text = "";

  @BeforeEach
  void writeFiles() throws IOException {
    text = Files.readString(DOCUMENT);
    Files.writeString(directory.resolve("acme.json"), block("json"));
    Files.writeString(directory.resolve("calls.jsonl"), block("jsonl"));
    Files.writeString(directory.resolve("prices.yaml"), block("yaml"));
  }

  @Test
  void examples_printWhatTheyShow() {
    int examples = 0;
    for (String console : blocks("console")) {
      for (String example : console.split("(?m)^\\$ ")) {
        if (!example.isEmpty()) {
          int end = example.indexOf('\n');
          assertThat(run(example.substring(0, end)).out())
              .as(example)
              .isEqualTo(example.substring(end + 1));
          examples++;
        }
      }
    }

    assertThat(examples).isGreaterThan(5);
  }

  @Test
  void organisationFile_isReadAndApplies() {
    Terminal.Result own =
        run(
            "costintent price --provider openai --model gpt-4o --usage input=1000000"
                + " --prices prices.yaml");
    Terminal.Result hosted =
        run(
            "costintent price --provider self-hosted --model llama-4 --usage gpu_seconds=2"
                + " --prices prices.yaml");

    assertThat(own.err()).isEmpty();
    assertThat(own.out()).contains("2.25 USD per 1M").contains("platform team: ").contains(" EUR");
    assertThat(hosted.out()).contains("minimum of 60");
  }

  @Test
  void tables_listEveryMatchStatusAndReason() {
    Stream<String> codes =
        Stream.of(
                Stream.of(Match.values()).map(Match::code),
                Stream.of(CostStatus.values()).map(CostStatus::code),
                Stream.of(CostReason.values()).map(CostReason::code))
            .flatMap(all -> all);

    assertThat(codes).allSatisfy(code -> assertThat(text).contains("| `" + code + "` |"));
  }

  private Terminal.Result run(String commandLine) {
    String[] words = commandLine.split(" ");
    List<String> arguments = new ArrayList<>();
    for (String word : List.of(words).subList(1, words.length)) {
      Path file = directory.resolve(word);
      arguments.add(Files.exists(file) ? file.toString() : word);
    }
    return new Terminal().run(arguments.toArray(new String[0]));
  }

  private String block(String language) {
    return blocks(language).get(0);
  }

  private List<String> blocks(String language) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(text);
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }
}
