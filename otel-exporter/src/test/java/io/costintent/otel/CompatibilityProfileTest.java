/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import static io.costintent.otel.TestSdk.answer;
import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.call.ModelRequest;
import io.opentelemetry.api.common.Attributes;
import org.junit.jupiter.api.Test;

class CompatibilityProfileTest {
  private static Attributes exported(CompatibilityProfile... profiles) {
    try (TestSdk test = new TestSdk(profiles)) {
      answer(test.chat().startSpan()).end();
      return test.span("chat gpt-4o").getAttributes();
    }
  }

  @Test
  void none_writesNoNamesOfOtherTools() {
    assertThat(exported().asMap().keySet())
        .extracting(key -> key.getKey())
        .doesNotContain("gen_ai.usage.cost", "operation.cost", "llm.cost.total");
  }

  @Test
  void openinference_writesTotalAndShares() {
    Attributes attributes = exported(CompatibilityProfile.OPENINFERENCE);

    assertThat(attributes.get(doubleKey("llm.cost.total"))).isEqualTo(0.0035);
    assertThat(attributes.get(doubleKey("llm.cost.prompt"))).isEqualTo(0.0025);
    assertThat(attributes.get(doubleKey("llm.cost.completion"))).isEqualTo(0.001);
    assertThat(attributes.get(doubleKey("llm.cost.prompt_details.input"))).isEqualTo(0.0025);
  }

  @Test
  void severalProfiles_areWrittenTogether() {
    Attributes attributes =
        exported(
            CompatibilityProfile.OPENLIT,
            CompatibilityProfile.LOGFIRE,
            CompatibilityProfile.LANGFUSE);

    assertThat(attributes.get(doubleKey("gen_ai.usage.cost"))).isEqualTo(0.0035);
    assertThat(attributes.get(doubleKey("operation.cost"))).isEqualTo(0.0035);
    assertThat(attributes.get(stringKey("langfuse.observation.cost_details")))
        .isEqualTo("{\"input\":0.0025,\"output\":0.001,\"total\":0.0035}");
  }

  @Test
  void profile_holdsForTrackedCallsToo() {
    try (TestSdk test = new TestSdk(CompatibilityProfile.LOGFIRE)) {
      test.tracking.call(ModelRequest.chat("openai", "gpt-4o"), () -> "r-1", TestSdk::response);

      assertThat(test.span("chat gpt-4o").getAttributes().get(doubleKey("operation.cost")))
          .isEqualTo(0.0035);
    }
  }

  @Test
  void profile_isLeftOutForOtherCurrencies() {
    Attributes euros =
        Attributes.of(
            stringKey("costintent.cost.total"),
            "1",
            stringKey("gen_ai.usage.cost.currency"),
            "EUR");

    assertThat(CompatibilityProfile.OPENLIT.attributes(euros).isEmpty()).isTrue();
  }

  @Test
  void parse_namesTheProfilesThatExist() {
    assertThat(CompatibilityProfile.parse(" Langfuse ")).isEqualTo(CompatibilityProfile.LANGFUSE);
    assertThatThrownBy(() -> CompatibilityProfile.parse("other"))
        .hasMessage("compat: other (expected: openinference, openlit, logfire, langfuse)");
  }
}
