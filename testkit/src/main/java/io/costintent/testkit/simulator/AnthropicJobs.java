/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Anthropic's Message Batches. */
final class AnthropicJobs implements JobProtocol {
  private static final String JOBS = "/v1/messages/batches";
  private static final String RESULTS = "/results";
  private static final String AT = "2026-01-01T00:00:00Z";

  private final WireProtocol messages = new AnthropicMessages();
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();

  private record Job(ObjectNode counts, List<byte[]> results) {}

  @Override
  public String paths() {
    return "POST " + JOBS + ", GET " + JOBS + "/{id}, GET " + JOBS + "/{id}" + RESULTS;
  }

  @Override
  public boolean serves(String method, String path) {
    return method.equals("POST") ? path.equals(JOBS) : path.startsWith(JOBS + '/');
  }

  @Override
  public WireProtocol protocol() {
    return messages;
  }

  @Override
  public WireBody answer(RecordedRequest request, Runner runner) {
    String path = request.path();
    if (path.equals(JOBS)) {
      return WireBody.json(submit(request, runner));
    }
    String rest = path.substring(JOBS.length() + 1);
    boolean results = rest.endsWith(RESULTS);
    String id = results ? rest.substring(0, rest.length() - RESULTS.length()) : rest;
    Job job = jobs.get(id);
    if (job == null) {
      throw new UnknownJobException(id);
    }
    return results
        ? WireBody.stream("application/x-jsonl", job.results())
        : WireBody.json(job(id, "ended", job.counts()).put("results_url", path + RESULTS));
  }

  private ObjectNode submit(RecordedRequest request, Runner runner) {
    List<byte[]> lines = new ArrayList<>();
    ObjectNode counts =
        Json.object()
            .put("processing", 0)
            .put("succeeded", 0)
            .put("errored", 0)
            .put("canceled", 0)
            .put("expired", 0);
    JsonNode requests = request.body().path("requests");
    for (int i = 0; i < requests.size(); i++) {
      Outcome outcome = runner.run(messages, request, i, requests.get(i).path("params"));
      ObjectNode result = result(outcome);
      String type = result.path("type").asText();
      counts.put(type, counts.path(type).asInt() + 1);
      ObjectNode line = Json.object().put("custom_id", requests.get(i).path("custom_id").asText());
      lines.add(Json.line(line.set("result", result)));
    }
    String id = "msgbatch_" + request.serial();
    jobs.put(id, new Job(counts, lines));
    return job(id, "in_progress", Json.object().put("processing", requests.size()))
        .putNull("results_url");
  }

  private static ObjectNode result(Outcome outcome) {
    if (outcome.failedAs("expired") || outcome.failedAs("canceled")) {
      return Json.object().put("type", outcome.failedAs("expired") ? "expired" : "canceled");
    }
    if (outcome.failure() != null) {
      return Json.object().put("type", "errored").set("error", outcome.body());
    }
    if (outcome.body().path("usage") instanceof ObjectNode usage) {
      usage.put("service_tier", "batch");
    }
    return Json.object().put("type", "succeeded").set("message", outcome.body());
  }

  private static ObjectNode job(String id, String status, ObjectNode counts) {
    ObjectNode job =
        Json.object()
            .put("id", id)
            .put("type", "message_batch")
            .put("processing_status", status)
            .put("created_at", AT)
            .put("expires_at", "2026-01-02T00:00:00Z")
            .put("ended_at", status.equals("ended") ? AT : null)
            .putNull("archived_at")
            .putNull("cancel_initiated_at");
    for (String count : List.of("processing", "succeeded", "errored", "canceled", "expired")) {
      job.withObject("/request_counts").put(count, counts.path(count).asInt());
    }
    return job;
  }
}
