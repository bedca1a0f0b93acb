/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeanJsonTest {
  static List<String> bodies() {
    return Bodies.NAMES;
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void parse_keepsAllThatAReaderNeeds(String name) {
    UsageReader reader = Bodies.reader(name);

    ResponseFacts lean = reader.read(Bodies.bytes(name));

    assertThat(lean).isEqualTo(reader.read(Bodies.json(name)));
    assertThat(lean.hasUsage()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void parse_keepsNoContent(String name) {
    assertThat(LeanJson.parse(Bodies.bytes(name)).toString()).doesNotContain("SECRET");
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void parse_ofCutBodyHasAllOfTheUsageOrNone(String name) {
    byte[] body = Bodies.bytes(name);
    String usage = Json.first(Bodies.json(name), "usage", "usageMetadata").toString();

    for (int length = 0; length < body.length; length += 7) {
      JsonNode cut = LeanJson.parse(Arrays.copyOf(body, length));

      assertThat(Json.first(cut, "usage", "usageMetadata").toString()).isIn("", usage);
    }
  }

  @Test
  void parse_ofALargeCompletionAllocatesLittle() {
    String text = "lorem \\\"ipsum\\\" \\u00e9 ".repeat(200_000);
    byte[] body =
        ("{\"choices\":[{\"message\":{\"content\":\""
                + text
                + "\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":9}}")
            .getBytes(UTF_8);
    UsageReaders.OPENAI_CHAT.read(body);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getCurrentThreadAllocatedBytes();
    ResponseFacts facts = UsageReaders.OPENAI_CHAT.read(new ByteArrayInputStream(body));
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(facts.hasUsage()).isTrue();
    assertThat(body.length).isGreaterThan(4_000_000);
    assertThat(allocated).isLessThan(200_000);
  }

  @Test
  void parse_keepsNumbersExact() {
    JsonNode root = LeanJson.parse("{\"usage\":{\"cost\":0.1234567890123456789}}");

    assertThat(root.path("usage").path("cost").decimalValue()).hasToString("0.1234567890123456789");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[DONE]", "null", "17", "\"x\"", "{", "{\"usage\":", "}", "[{"})
  void parse_ofAnythingElseHasNoFields(String json) {
    assertThat(LeanJson.parse(json).path("usage").isMissingNode()).isTrue();
  }

  @Test
  void parse_stopsAtTheErrorOfItsSource() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };

    assertThat(UsageReaders.OPENAI_CHAT.read(failing)).isEqualTo(ResponseFacts.unknown());
  }

  @Test
  void parse_leavesItsSourceOpen() {
    boolean[] closed = new boolean[1];
    InputStream body =
        new ByteArrayInputStream("{\"model\":\"m\"}".getBytes(UTF_8)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    assertThat(UsageReaders.OPENAI_CHAT.read(body).model()).isEqualTo("m");
    assertThat(closed[0]).isFalse();
  }

  @Test
  void parse_stepsOverDeepContent() {
    String deep = "[".repeat(5000) + "]".repeat(5000);

    JsonNode root = LeanJson.parse("{\"content\":" + deep + ",\"usage\":{\"a\":" + deep + "}}");

    assertThat(root.path("usage").isObject()).isTrue();
  }
}
