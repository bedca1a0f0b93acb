/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TokenCounterTest {
  private static final TokenCounter JTOKKIT = TokenCounter.jtokkit();

  @ParameterizedTest
  @MethodSource("texts")
  void bytes_areThoseOfUtf8(String text, long bytes) {
    assertThat(TokenCounter.bytes().atMost("any", text)).isEqualTo(bytes);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        argumentSet("nothing", "", 0),
        argumentSet("ASCII", "hello", 5),
        argumentSet("two bytes", "é", 2),
        argumentSet("three bytes", "漢", 3),
        argumentSet("a pair", "😀", 4),
        argumentSet("half a pair", "\ud83d", 3),
        argumentSet("a letter that NFKC makes longer", "\ufdfa", 33),
        argumentSet("a letter that NFKC makes shorter", "\u212b", 3));
  }

  /** The examples of OpenAI's cookbook on counting tokens. */
  @ParameterizedTest
  @CsvSource({
    "gpt-4, tiktoken is great!, 6",
    "gpt-4o, tiktoken is great!, 6",
    "gpt-4, antidisestablishmentarianism, 6",
    "gpt-4o, antidisestablishmentarianism, 6",
    "gpt-4, 2 + 2 = 4, 7",
    "gpt-4o, 2 + 2 = 4, 7",
    "gpt-4, お誕生日おめでとう, 9",
    "gpt-4o, お誕生日おめでとう, 8",
  })
  void jtokkit_countsWhatOpenAiCounts(String model, String text, long tokens) {
    assertThat(JTOKKIT.atMost(model, text)).isEqualTo(tokens);
  }

  @Test
  void jtokkit_knowsSnapshots() {
    assertThat(JTOKKIT.atMost("gpt-4o-2024-08-06", "tiktoken is great!")).isEqualTo(6);
  }

  @Test
  void jtokkit_takesMarksOfTheProtocolForText() {
    assertThat(JTOKKIT.atMost("gpt-4o", "<|endoftext|>")).isGreaterThan(1);
  }

  @Test
  void jtokkit_countsBytesOfModelsThatItDoesNotKnow() {
    assertThat(JTOKKIT.atMost("claude-sonnet-4-5", "tiktoken is great!")).isEqualTo(18);
    assertThat(JTOKKIT.atMost("gpt-4o-audio-preview", "tiktoken is great!")).isEqualTo(18);
  }

  @Test
  void jtokkit_countsBytesOfLongTexts() {
    assertThat(JTOKKIT.atMost("gpt-4o", "a b ".repeat(8192))).isLessThan(32_768);
    assertThat(JTOKKIT.atMost("gpt-4o", "a b ".repeat(8192) + '.')).isEqualTo(32_769);
  }

  /** The library fails at it, or takes it for something else. */
  @Test
  void jtokkit_countsBytesOfTextThatIsNotUnicode() {
    assertThat(JTOKKIT.atMost("gpt-4o", "a\ud83d")).isEqualTo(4);
    assertThat(JTOKKIT.atMost("gpt-4o", "\ude00\ud83d")).isEqualTo(6);
    assertThat(JTOKKIT.atMost("gpt-4o", "\ud83d\ude00")).isLessThan(4);
  }

  @Test
  void bytes_areNeverFewerThanTokens() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);

    for (int i = 0; i < 5_000; i++) {
      String text = text(random);
      for (String model : new String[] {"gpt-4", "gpt-4o"}) {
        assertThat(JTOKKIT.atMost(model, text))
            .as("seed %s, text %s, model %s", seed, i, model)
            .isLessThanOrEqualTo(TokenCounter.bytes().atMost(model, text));
      }
    }
  }

  private static String text(Random random) {
    int[] ends = {0x80, 0x800, 0x3000, 0x10000, 0x11_0000};
    StringBuilder text = new StringBuilder();
    int end = ends[random.nextInt(ends.length)];
    for (int length = random.nextInt(60); length > 0; length--) {
      text.appendCodePoint(random.nextInt(end));
    }
    return text.toString();
  }
}
