/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"a \\\"quoted\\\" text\"",
        "{\"a\": {\"b\": [1, true, false, null, \"x\", {\"c\": []}]}, \"d\": 12345678901}"
      })
  void read_isWhatAMapperReads(String json) throws IOException {
    assertThat(JsonTree.read(bytes(json))).isEqualTo(new ObjectMapper().readTree(json));
  }

  @Test
  void numbers_stayAsTheyAreWritten() throws IOException {
    JsonNode numbers =
        JsonTree.read(bytes("[1.0, 0.10, 1e3, 7, 12345678901, 123456789012345678901]"));

    assertThat(numbers.get(0).decimalValue()).isEqualTo(new BigDecimal("1.0"));
    assertThat(numbers.get(1).asText()).isEqualTo("0.10");
    assertThat(numbers.get(2).decimalValue()).isEqualTo(new BigDecimal("1e3"));
    assertThat(numbers.get(3)).isEqualTo(IntNode.valueOf(7));
    assertThat(numbers.get(4)).isEqualTo(LongNode.valueOf(12_345_678_901L));
    assertThat(numbers.get(5).bigIntegerValue()).isEqualTo(new BigInteger("123456789012345678901"));
  }

  @Test
  void fields_stepOverWhatIsNotNamed() throws IOException {
    byte[] json =
        bytes("{\"model\": \"m\", \"messages\": [{\"model\": \"n\"}], \"tools\": {\"a\": 1.50}}");

    assertThat(JsonTree.fields(json, Set.of("model", "tools")))
        .hasToString("{\"model\":\"m\",\"tools\":{\"a\":1.50}}");
  }

  @Test
  void nothing_isMissing() throws IOException {
    assertThat(JsonTree.read(new byte[0]).isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": [1, 2", "{\"a\"", "[{", "{\"a\": tru}"})
  void read_refusesWhatWasCut(String json) {
    assertThatThrownBy(() -> JsonTree.read(bytes(json))).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "", "null"})
  void object_refusesWhatIsNone(String json) {
    assertThatThrownBy(() -> JsonTree.object(bytes(json)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a JSON object");
  }

  private static byte[] bytes(String json) {
    return json.getBytes(UTF_8);
  }
}
