/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;

/**
 * Ollama's own protocol: chat, generate and embed.
 *
 * <p>Seconds of the accelerator are those of reading the prompt and of generating. An embedding has
 * only a total, which contains the loading of the model; that is left out, as it contains the wait
 * for one's turn too.
 */
final class OllamaReader extends ShapeReader {
  private static final long NANOS = 1_000_000;

  OllamaReader() {
    super("ollama");
  }

  @Override
  JsonNode usageOf(JsonNode response) {
    return response;
  }

  @Override
  void describe(JsonNode response, JsonNode usage, ResponseFacts.Builder facts) {
    facts
        .model(Json.text(response, "model"))
        .finishReasons(Json.listOf(Json.text(response, "done_reason")));
  }

  @Override
  void measure(JsonNode response, JsonNode usage, Tally tally) {
    long input = tally.count(usage.path("prompt_eval_count"));
    long output = tally.count(usage.path("eval_count"));
    tally.add(UsageUnit.INPUT_TOKENS, input);
    tally.add(UsageUnit.OUTPUT_TOKENS, output);
    if (input == Tally.ABSENT && output != Tally.ABSENT) {
      tally.flaw(UsageFlaw.PARTIAL); // some versions leave out a prompt that was cached
    }
    tally.add(UsageUnit.GPU_SECONDS, milliseconds(nanos(usage, tally)));
  }

  private static long nanos(JsonNode usage, Tally tally) {
    long reading = tally.count(usage.path("prompt_eval_duration"));
    long writing = tally.count(usage.path("eval_duration"));
    long computing = Tally.sum(reading, writing);
    if (computing != Tally.ABSENT) {
      return computing;
    }
    long total = tally.count(usage.path("total_duration"));
    long loading = tally.count(usage.path("load_duration"));
    return total == Tally.ABSENT || loading == Tally.ABSENT
        ? Tally.ABSENT
        : Math.max(0, total - loading);
  }

  private static long milliseconds(long nanos) {
    return nanos == Tally.ABSENT ? Tally.ABSENT : (nanos + NANOS / 2) / NANOS;
  }

  @Override
  boolean isFinal(JsonNode event) {
    return event.path("done").asBoolean();
  }
}
