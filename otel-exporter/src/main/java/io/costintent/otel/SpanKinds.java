/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.costintent.telemetry.GenAiAttributes;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells spans of one model call from all others.
 *
 * <p>Agents, workflows, tools and chat clients are not model calls: what they report is the sum of
 * the calls below them, which bill.
 */
final class SpanKinds {
  private static final AttributeKey<String> OPENINFERENCE = stringKey("openinference.span.kind");
  private static final AttributeKey<String> OPENLLMETRY = stringKey("llm.request.type");
  private static final AttributeKey<String> TRACELOOP = stringKey("traceloop.span.kind");
  private static final AttributeKey<String> SYSTEM = stringKey("gen_ai.system");
  private static final Set<String> OPERATIONS =
      Set.of("chat", "text_completion", "completion", "generate_content", "embeddings");
  private static final Set<String> OPENINFERENCE_KINDS = Set.of("LLM", "EMBEDDING");
  private static final Set<String> OPENLLMETRY_TYPES = Set.of("chat", "completion", "embedding");
  private static final List<AttributeKey<String>> OTHER_PROTOCOLS =
      List.of(
          stringKey("http.request.method"),
          stringKey("http.method"),
          stringKey("db.system.name"),
          stringKey("db.system"),
          stringKey("rpc.system.name"),
          stringKey("rpc.system"),
          stringKey("messaging.system"));

  /** Whether a span with these attributes describes one model call. */
  static boolean isInference(Function<AttributeKey<String>, @Nullable String> attributes) {
    String operation = attributes.apply(GenAiAttributes.OPERATION_NAME);
    if (operation != null) {
      return OPERATIONS.contains(operation);
    }
    String openInference = attributes.apply(OPENINFERENCE);
    if (openInference != null) {
      return OPENINFERENCE_KINDS.contains(openInference);
    }
    String openLlmetry = attributes.apply(OPENLLMETRY);
    if (openLlmetry != null) {
      return OPENLLMETRY_TYPES.contains(openLlmetry);
    }
    return attributes.apply(TRACELOOP) == null
        && (attributes.apply(SYSTEM) != null
            || attributes.apply(GenAiAttributes.PROVIDER_NAME) != null)
        && attributes.apply(GenAiAttributes.REQUEST_MODEL) != null;
  }

  /** Whether spans of this kind can describe a model call. */
  static boolean mayBeInference(SpanKind kind) {
    return kind == SpanKind.CLIENT || kind == SpanKind.INTERNAL;
  }

  /**
   * Whether a span that starts with these attributes may turn out to describe a model call:
   * Micrometer's bridge, for one, writes attributes only when the span ends.
   */
  static boolean mayBecomeInference(
      SpanKind kind, Function<AttributeKey<String>, @Nullable String> attributes) {
    if (!mayBeInference(kind)) {
      return false;
    }
    for (AttributeKey<String> protocol : OTHER_PROTOCOLS) {
      if (attributes.apply(protocol) != null) {
        return false;
      }
    }
    return true;
  }

  private SpanKinds() {}
}
