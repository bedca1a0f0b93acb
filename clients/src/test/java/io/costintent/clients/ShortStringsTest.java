/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortStringsTest {
  private static final String USAGE = ",\"usage\":{\"input\":7}}";

  private final ShortStrings kept = new ShortStrings();

  private byte[] keep(String json) {
    for (byte b : json.getBytes(UTF_8)) {
      kept.write(b);
    }
    return kept.take();
  }

  @Test
  void shortStrings_areKeptAsTheyAre() {
    String json = "{\"text\":\"a \\\"quoted\\\" höron \\\\\"" + USAGE;

    assertThat(keep(json)).isEqualTo(json.getBytes(UTF_8));
  }

  @Test
  void longString_losesItsEnd() throws IOException {
    byte[] bytes = keep("{\"data\":\"" + "A".repeat(5_000_000) + "\"" + USAGE);

    assertThat(bytes).hasSizeLessThan(17_000);
    assertThat(parse(bytes).path("usage").path("input").intValue()).isEqualTo(7);
  }

  /** Cut anywhere, each of these would no longer be JSON. */
  @ParameterizedTest
  @ValueSource(strings = {"é", "字", "🦉", "\\n", "\\\\", "\\\"", "\\u00e9", "x\\u00e9yzxyz\\\\"})
  void longString_isCutBetweenCharacters(String piece) throws IOException {
    for (int shift = 0; shift < 8; shift++) {
      String text = "a".repeat(shift) + piece.repeat(20_000);

      JsonNode json = parse(keep("{\"data\":\"" + text + "\"" + USAGE));

      assertThat(json.path("usage").path("input").intValue()).isEqualTo(7);
    }
  }

  @Test
  void take_startsAnew() {
    kept.write((byte) '"');
    kept.take();

    assertThat(keep("{\"a\":1}")).isEqualTo("{\"a\":1}".getBytes(UTF_8));
  }

  private static JsonNode parse(byte[] json) throws IOException {
    return new ObjectMapper().readTree(json);
  }
}
