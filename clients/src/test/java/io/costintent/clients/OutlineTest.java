/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.costintent.clients.json.SdkJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutlineTest {
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final Outline outline =
      Outline.create(SdkJson.of(mapper), Set.of("id", "choices", "finish_reason"), Set.of("usage"));

  @Test
  void read_neverTouchesContent() throws JsonProcessingException {
    JsonNode json = outline.read(new Completion());

    assertThat(json)
        .isEqualTo(
            mapper.readTree(
                "{\"id\":\"c1\",\"choices\":[{\"finish_reason\":\"stop\"}],"
                    + "\"usage\":{\"total\":3,\"details\":{\"cached\":1}}}"));
  }

  @Test
  void read_leavesTheMapperAsItIs() {
    assertThatThrownBy(() -> mapper.writeValueAsString(new Completion()))
        .hasRootCauseMessage("content was touched");
  }

  @Test
  void read_findsFieldsThatTheTypeDoesNotKnow() {
    JsonNode json = outline.read(new Unknown(Map.of("usage", Map.of("new", 7), "other", 1)));

    assertThat(json.toString()).isEqualTo("{\"usage\":{\"new\":7}}");
  }

  @Test
  void text_isNullForWhatIsNoText() {
    assertThat(outline.text("gpt")).isEqualTo("gpt");
    assertThat(outline.text(7)).isNull();
    assertThat(outline.text(null)).isNull();
  }

  /** A response whose content must not be asked for. */
  static final class Completion {
    @JsonProperty("id")
    String id() {
      return "c1";
    }

    @JsonProperty("choices")
    List<Choice> choices() {
      return List.of(new Choice());
    }

    @JsonProperty("usage")
    Map<String, Object> usage() {
      return Map.of("total", 3, "details", Map.of("cached", 1));
    }
  }

  static final class Choice {
    @JsonProperty("finish_reason")
    String finishReason() {
      return "stop";
    }

    @JsonProperty("message")
    String message() {
      throw new IllegalStateException("content was touched");
    }
  }

  /** Keeps what it has no field for, as the SDKs' types do. */
  static final class Unknown {
    private final Map<String, Object> fields;

    Unknown(Map<String, Object> fields) {
      this.fields = fields;
    }

    @JsonAnyGetter
    Map<String, Object> fields() {
      return fields;
    }
  }
}
