/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Something that a span says about a model call, under the names that instrumentations use. */
enum SpanFact {
  OPERATION("gen_ai.operation.name"),
  OPENINFERENCE_KIND("openinference.span.kind"),
  OPENLLMETRY_TYPE("llm.request.type"),
  PROVIDER("gen_ai.provider.name", "gen_ai.system", "llm.provider", "llm.system"),
  REQUEST_MODEL(
      "gen_ai.request.model", "llm.request.model", "llm.model_name", "embedding.model_name"),
  RESPONSE_MODEL("gen_ai.response.model", "llm.response.model"),
  RESPONSE_ID("gen_ai.response.id"),
  STREAM("gen_ai.request.stream", "llm.is_streaming"),
  REQUEST_TIER(
      "openai.request.service_tier",
      "gen_ai.openai.request.service_tier",
      "gen_ai.request.service_tier"),
  SERVED_TIER(
      "openai.response.service_tier",
      "gen_ai.openai.response.service_tier",
      "gen_ai.response.service_tier"),
  SERVER_ADDRESS("server.address"),
  ERROR("error.type"),

  INPUT("gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens", "llm.token_count.prompt"),
  OUTPUT(
      "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens", "llm.token_count.completion"),
  TOTAL("gen_ai.usage.total_tokens", "llm.usage.total_tokens", "llm.token_count.total"),
  CACHE_READ(
      "gen_ai.usage.cache_read.input_tokens",
      "gen_ai.usage.cache_read_input_tokens",
      "llm.token_count.prompt_details.cache_read"),
  CACHE_WRITE(
      "gen_ai.usage.cache_write.input_tokens",
      "gen_ai.usage.cache_creation.input_tokens",
      "gen_ai.usage.cache_creation_input_tokens",
      "llm.token_count.prompt_details.cache_write"),
  REASONING(
      "gen_ai.usage.reasoning.output_tokens",
      "gen_ai.usage.reasoning_tokens",
      "llm.token_count.completion_details.reasoning"),
  AUDIO_INPUT("gen_ai.usage.audio.input_tokens", "llm.token_count.prompt_details.audio"),
  AUDIO_OUTPUT("gen_ai.usage.audio.output_tokens", "llm.token_count.completion_details.audio"),
  IMAGE_INPUT("gen_ai.usage.image.input_tokens"),
  IMAGE_OUTPUT("gen_ai.usage.image.output_tokens"),
  AUDIO_CACHE_READ("gen_ai.usage.audio.cache_read.input_tokens"),

  COST_STATUS("costintent.cost.status"),
  COST_AMOUNT("gen_ai.usage.cost.amount"),
  COST_CURRENCY("gen_ai.usage.cost.currency"),
  COST_DOLLARS(
      "gen_ai.usage.cost",
      "llm.cost.total",
      "operation.cost",
      "gen_ai.usage.total_cost",
      "gen_ai.cost.total_cost",
      "litellm.cost.total",
      "gen_ai.usage.cost_usd"),
  COVERED("costintent.covered");

  /** A name and its place among the names of its fact: the first one found wins. */
  record Name(SpanFact fact, int rank) {}

  private static final Map<String, Name> BY_NAME = byName();

  @SuppressWarnings("ImmutableEnumChecker") // from List.of
  private final List<String> names;

  SpanFact(String... names) {
    this.names = List.of(names);
  }

  /** The names of all facts. */
  static Map<String, Name> names() {
    return BY_NAME;
  }

  private static Map<String, Name> byName() {
    Map<String, Name> map = new HashMap<>();
    for (SpanFact fact : values()) {
      for (int rank = 0; rank < fact.names.size(); rank++) {
        map.put(fact.names.get(rank), new Name(fact, rank));
      }
    }
    return Map.copyOf(map);
  }
}
