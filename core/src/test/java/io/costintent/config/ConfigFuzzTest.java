/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is in a file, the answer is a tree or an explanation. */
class ConfigFuzzTest {
  private static final long SEED = 20_260_101L;
  private static final int ROUNDS = 5_000;
  private static final String[] PIECES = {
    "a: 1\n",
    "b: [1, {c: 2}]\n",
    "- x\n",
    "  ",
    "\t",
    "\n",
    "---\n",
    "...\n",
    "&a ",
    "*a",
    "!!int ",
    "!!binary ",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    ": ",
    ",",
    "? ",
    "| \n",
    ">-\n",
    "# ",
    "%YAML 1.2\n",
    "{\"a\": [1.5e3, null, true]}",
    "\"b\": \"\\u00e9\"",
    "\\u12",
    "\\\n",
    "a.b=1\n",
    "a[0].c=2\n",
    "a=1\n",
    "0x",
    "1e99999",
    "-",
    "<<: ",
    "\uFEFF",
    "é",
    "😀",
    "\u2028"
  };

  @ParameterizedTest
  @EnumSource(ConfigFormat.class)
  void anyDocument_isATreeOrAConfigException(ConfigFormat format) {
    Random random = new Random(SEED);

    int trees =
        assertTimeoutPreemptively(
            Duration.ofMinutes(2),
            () -> {
              int count = 0;
              for (int round = 0; round < ROUNDS; round++) {
                count += isTree(mutated(random, format), format) ? 1 : 0;
              }
              return count;
            });

    assertThat(trees).as("seed %s", SEED).isBetween(50, ROUNDS - 50);
  }

  private static boolean isTree(byte[] document, ConfigFormat format) {
    try {
      return ConfigFiles.read(new ByteArrayInputStream(document), "f", format).isMap();
    } catch (ConfigException e) {
      assertThat(e).hasMessageContaining("expected: ").hasMessageStartingWith(first(e));
      return false;
    }
  }

  private static String first(ConfigException e) {
    return e.problems().size() == 1 ? "f" : "";
  }

  private static byte[] mutated(Random random, ConfigFormat format) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? document(format) : "");
    int changes = 1 + random.nextInt(12);
    for (int i = 0; i < changes; i++) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(4));
      text.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static String document(ConfigFormat format) {
    return switch (format) {
      case YAML -> ConfigFormatsTest.YAML;
      case JSON -> ConfigFormatsTest.JSON;
      case PROPERTIES -> ConfigFormatsTest.PROPERTIES;
    };
  }
}
