/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK decides what properties mean; we only add the line numbers. */
class LogicalLinesTest {
  private static final long SEED = 20_260_101L;
  private static final String[] PIECES = {
    "a", "b", "=", ":", " ", "\t", "\f", "#", "!", "\\", "\\\\", "\n", "\r", "\r\n", "\\\n",
    "\\\r\n", "\\u0041", "\\n", "k=v\n", "ü"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1\\\n  2\n",
        "a=1\\\\\nb=2",
        "a=1\\",
        "# c \\\na=1",
        "a=1\\\n# not a comment\nb=2",
        "\\\n# a comment \\\na=1",
        "  \\\n\\\n! a comment\na=1",
        "a=1\\\n\nb=2",
        "\\\n\na=1",
        "a\\ b\\=c=d",
        "\r\ra=1\\\r\n 2\rb",
        "a",
        "a = b = c "
      })
  void pieces_meanWhatTheWholeMeans(String text) {
    assertThat(inPieces(text)).isEqualTo(load(text));
  }

  @Test
  void pieces_meanWhatTheWholeMeansInAnyCombination() {
    Random random = new Random(SEED);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(24), 0, PIECES.length).forEach(i -> text.append(PIECES[i]));

      assertThat(inPieces(text.toString()))
          .as("seed %s: %s", SEED, text)
          .isEqualTo(load(text.toString()));
    }
  }

  @Test
  void piece_hasOneEntryAtMostAndItsFirstLine() {
    List<Integer> lines = new ArrayList<>();

    LogicalLines.forEach("# x\n\na=1\\\n 2\n\\\n#\\\nb=2\nc", (line, text) -> lines.add(line));

    assertThat(lines).containsExactly(3, 7, 8);
  }

  private static Properties inPieces(String text) {
    Properties all = new Properties();
    LogicalLines.forEach(
        text,
        (line, piece) -> {
          Properties one = load(piece);
          assertThat(one).hasSizeLessThanOrEqualTo(1);
          all.putAll(one);
        });
    return all;
  }

  /** Leaves out the nameless key, which the JDK also makes of a lone backslash at the end. */
  private static Properties load(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.remove("");
    return properties;
  }
}
