/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.testkit.simulator.WireUsage.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What Ollama's operations share: answers in lines of JSON, whose last one counts tokens and the
 * time they took, in nanoseconds.
 */
final class Ollama {
  static final String REQUEST_ID = "X-Request-Id";
  static final Set<Part> METERS = EnumSet.of(Part.INPUT, Part.OUTPUT);

  private static final String CREATED = "2026-01-01T00:00:00Z";
  private static final long NANOS_PER_INPUT = 1_000_000;
  private static final long NANOS_PER_OUTPUT = 10_000_000;
  private static final long LOAD_NANOS = 50_000_000;

  static ObjectNode head(SimulatedCall call) {
    return Json.object().put("model", call.model()).put("created_at", CREATED);
  }

  /** Whether the client asks for a stream, which it does by saying nothing. */
  static boolean streams(JsonNode body) {
    return body.path("stream").asBoolean(true);
  }

  /** Makes an answer the last one. */
  static ObjectNode last(SimulatedCall call, ObjectNode answer) {
    answer.put("done", true).put("done_reason", call.isTruncated() ? "length" : "stop");
    WireUsage usage = call.usage(call.outputTokens());
    if (usage == null) {
      return answer;
    }
    ObjectNode verbatim = usage.verbatim();
    if (verbatim != null) {
      return answer.setAll(verbatim);
    }
    long input = usage.count(Part.INPUT);
    long output = usage.count(Part.OUTPUT);
    long reading = input * NANOS_PER_INPUT;
    long writing = output * NANOS_PER_OUTPUT;
    return answer
        .put("total_duration", LOAD_NANOS + reading + writing)
        .put("load_duration", LOAD_NANOS)
        .put("prompt_eval_count", input)
        .put("prompt_eval_duration", reading)
        .put("eval_count", output)
        .put("eval_duration", writing);
  }

  /** Puts what an embedding reports: its input, and how long all of it took. */
  static ObjectNode embedded(SimulatedCall call, ObjectNode answer) {
    WireUsage usage = call.usage(0);
    if (usage == null) {
      return answer;
    }
    ObjectNode verbatim = usage.verbatim();
    if (verbatim != null) {
      return answer.setAll(verbatim);
    }
    long input = usage.count(Part.INPUT);
    return answer
        .put("total_duration", LOAD_NANOS + input * NANOS_PER_INPUT)
        .put("load_duration", LOAD_NANOS)
        .put("prompt_eval_count", input);
  }

  static ObjectNode error(Failure failure) {
    return Json.object().put("error", failure.message());
  }

  static byte[] line(JsonNode node) {
    return (node + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static WireBody lines(List<ObjectNode> answers) {
    List<byte[]> lines = new ArrayList<>();
    for (ObjectNode answer : answers) {
      lines.add(line(answer));
    }
    return WireBody.stream("application/x-ndjson", lines);
  }

  private Ollama() {}
}
