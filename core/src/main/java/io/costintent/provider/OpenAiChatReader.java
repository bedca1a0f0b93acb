/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;

/** Chat completions, legacy completions and embeddings of OpenAI and all who speak like it. */
final class OpenAiChatReader extends ShapeReader {
  private final OpenAiDialect dialect;

  OpenAiChatReader(String name, OpenAiDialect dialect) {
    super(name);
    this.dialect = dialect;
  }

  @Override
  JsonNode usageOf(JsonNode response) {
    JsonNode usage = Json.first(response, "usage");
    if (usage.isMissingNode()) {
      usage = Json.first(response.path("x_groq"), "usage"); // Groq, last event of a stream
    }
    if (usage.isMissingNode()) {
      usage = response.path("choices").path(0).path("usage"); // Moonshot, last event of a stream
    }
    return usage;
  }

  @Override
  void describe(JsonNode response, JsonNode usage, ResponseFacts.Builder facts) {
    facts
        .responseId(Json.text(response, "id"))
        .model(Json.text(response, "model"))
        .finishReasons(Json.texts(response.path("choices"), "finish_reason"))
        .reportedCost(dialect.reportedCost(usage));
    dialect.addTerms(usage, facts);
    ServiceTiers.describe(facts, response.path("service_tier"), usage.path("service_tier"));
  }

  @Override
  void measure(JsonNode response, JsonNode usage, Tally tally) {
    OpenAiUsage.measure(usage, dialect, tally);
  }

  /** The event with usage and no choice is the last; without include_usage there is none. */
  @Override
  boolean isFinal(JsonNode event) {
    JsonNode choices = event.path("choices");
    return !Json.texts(choices, "finish_reason").isEmpty()
        || (choices.isArray() && choices.isEmpty() && usageOf(event).isObject());
  }
}
