/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpanKindsTest {
  private static Attributes attributes(String... pairs) {
    AttributesBuilder builder = Attributes.builder();
    for (int i = 0; i < pairs.length; i += 2) {
      builder.put(pairs[i], pairs[i + 1]);
    }
    return builder.build();
  }

  @ParameterizedTest
  @MethodSource("spans")
  void isInference_tellsModelCallsFromOthers(boolean expected, Attributes attributes) {
    assertThat(SpanKinds.isInference(attributes::get)).isEqualTo(expected);
  }

  private static Stream<Arguments> spans() {
    String operation = "gen_ai.operation.name";
    String model = "gen_ai.request.model";
    return Stream.of(
        argumentSet("chat", true, attributes(operation, "chat")),
        argumentSet("embeddings", true, attributes(operation, "embeddings")),
        argumentSet("content", true, attributes(operation, "generate_content")),
        argumentSet("completion", true, attributes(operation, "text_completion")),
        argumentSet("agent", false, attributes(operation, "invoke_agent", model, "m")),
        argumentSet("tool", false, attributes(operation, "execute_tool")),
        argumentSet("workflow", false, attributes(operation, "invoke_workflow")),
        argumentSet(
            "chat client of Spring AI",
            false,
            attributes(operation, "framework", "gen_ai.system", "spring_ai")),
        argumentSet("OpenInference model", true, attributes("openinference.span.kind", "LLM")),
        argumentSet(
            "OpenInference embedding", true, attributes("openinference.span.kind", "EMBEDDING")),
        argumentSet("OpenInference agent", false, attributes("openinference.span.kind", "AGENT")),
        argumentSet("OpenLLMetry chat", true, attributes("llm.request.type", "chat")),
        argumentSet("OpenLLMetry rerank", false, attributes("llm.request.type", "rerank")),
        argumentSet(
            "OpenLLMetry workflow",
            false,
            attributes("traceloop.span.kind", "workflow", "gen_ai.system", "x", model, "m")),
        argumentSet("only a system", false, attributes("gen_ai.system", "openai")),
        argumentSet(
            "system and model", true, attributes("gen_ai.system", "openai", model, "gpt-4o")),
        argumentSet("anything else", false, attributes("http.request.method", "POST")));
  }

  @Test
  void mayBecomeInference_leavesOtherProtocolsOut() {
    assertThat(
            SpanKinds.mayBecomeInference(
                SpanKind.CLIENT, attributes("http.request.method", "POST")::get))
        .isFalse();
    assertThat(SpanKinds.mayBecomeInference(SpanKind.SERVER, attributes()::get)).isFalse();
    assertThat(SpanKinds.mayBecomeInference(SpanKind.INTERNAL, attributes()::get)).isTrue();
  }
}
