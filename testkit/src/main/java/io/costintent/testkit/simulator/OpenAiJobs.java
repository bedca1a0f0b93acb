/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** OpenAI's files, as far as batches need them, and batches. */
final class OpenAiJobs implements JobProtocol {
  private static final String FILES = "/v1/files";
  private static final String JOBS = "/v1/batches";
  private static final String CONTENT = "/content";
  private static final String CANCEL = "/cancel";

  private final WireProtocol chat = new OpenAiChat();
  private final Map<String, List<byte[]>> files = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> jobs = new ConcurrentHashMap<>();

  @Override
  public String paths() {
    return String.join(
        ", ",
        "POST " + FILES,
        "GET " + FILES + "/{id}" + CONTENT,
        "POST " + JOBS,
        "GET " + JOBS + "/{id}",
        "POST " + JOBS + "/{id}" + CANCEL);
  }

  @Override
  public boolean serves(String method, String path) {
    return method.equals("POST")
        ? path.equals(FILES)
            || path.equals(JOBS)
            || (path.startsWith(JOBS + '/') && path.endsWith(CANCEL))
        : path.startsWith(JOBS + '/') || (path.startsWith(FILES + '/') && path.endsWith(CONTENT));
  }

  @Override
  public WireProtocol protocol() {
    return chat;
  }

  @Override
  public WireBody answer(RecordedRequest request, Runner runner) {
    String path = request.path();
    if (path.equals(FILES)) {
      return WireBody.json(upload(request));
    }
    if (path.startsWith(FILES)) {
      String id = path.substring(FILES.length() + 1, path.length() - CONTENT.length());
      return WireBody.stream("application/octet-stream", known(files, id));
    }
    if (path.equals(JOBS)) {
      return WireBody.json(submit(request, runner));
    }
    boolean cancel = path.endsWith(CANCEL);
    String id = path.substring(JOBS.length() + 1, path.length() - (cancel ? CANCEL.length() : 0));
    ObjectNode job = known(jobs, id).deepCopy();
    return WireBody.json(cancel ? job.put("status", "cancelling") : job);
  }

  private static <V> V known(Map<String, V> all, String id) {
    V found = all.get(id);
    if (found == null) {
      throw new UnknownJobException(id);
    }
    return found;
  }

  /** Keeps what of a form begins like JSON: the lines of the file. */
  private ObjectNode upload(RecordedRequest request) {
    List<byte[]> lines =
        request
            .bodyText()
            .lines()
            .filter(line -> line.startsWith("{"))
            .map(line -> (line + '\n').getBytes(StandardCharsets.UTF_8))
            .toList();
    String id = "file-" + request.serial();
    files.put(id, lines);
    return Json.object()
        .put("id", id)
        .put("object", "file")
        .put("bytes", lines.stream().mapToInt(line -> line.length).sum())
        .put("created_at", SimulatedCall.CREATED)
        .put("filename", "requests.jsonl")
        .put("purpose", "batch")
        .put("status", "processed");
  }

  private ObjectNode submit(RecordedRequest request, Runner runner) {
    JsonNode asked = request.body();
    List<byte[]> input = known(files, asked.path("input_file_id").asText());
    List<byte[]> answers = new ArrayList<>();
    List<byte[]> errors = new ArrayList<>();
    for (int i = 0; i < input.size(); i++) {
      JsonNode line = Json.parseBody(input.get(i));
      String url = line.path("url").asText();
      WireProtocol protocol =
          WireProtocols.find("POST", url).orElseThrow(() -> new UnknownJobException(url));
      Outcome outcome = runner.run(protocol, request, i, line.path("body"));
      byte[] result = Json.line(result(outcome, line.path("custom_id").asText()));
      (outcome.failure() == null ? answers : errors).add(result);
    }
    String id = "batch_" + request.serial();
    ObjectNode submitted = job(id, asked, "validating", null, null);
    submitted.set("request_counts", counts(0, 0));
    String answered = keep("file-answers-" + request.serial(), answers);
    String failed = keep("file-errors-" + request.serial(), errors);
    ObjectNode done = job(id, asked, "completed", answered, failed);
    jobs.put(id, done.set("request_counts", counts(answers.size(), errors.size())));
    return submitted;
  }

  private static ObjectNode counts(int completed, int failed) {
    return Json.object()
        .put("total", completed + failed)
        .put("completed", completed)
        .put("failed", failed);
  }

  private @Nullable String keep(String id, List<byte[]> lines) {
    if (lines.isEmpty()) {
      return null;
    }
    files.put(id, lines);
    return id;
  }

  private static ObjectNode result(Outcome outcome, String customId) {
    ObjectNode line =
        Json.object().put("id", "batch_req_" + outcome.serial()).put("custom_id", customId);
    Failure failure = outcome.failure();
    if (failure != null && outcome.failedAs("batch_expired")) {
      line.putNull("response");
      line.putObject("error").put("code", "batch_expired").put("message", failure.message());
      return line;
    }
    line.putObject("response")
        .put("status_code", outcome.status())
        .put("request_id", "req_" + outcome.serial())
        .set("body", outcome.body());
    return line.putNull("error");
  }

  private static ObjectNode job(
      String id, JsonNode asked, String status, @Nullable String answers, @Nullable String errors) {
    ObjectNode job =
        Json.object()
            .put("id", id)
            .put("object", "batch")
            .put("endpoint", asked.path("endpoint").asText())
            .put("input_file_id", asked.path("input_file_id").asText())
            .put("completion_window", "24h")
            .put("status", status)
            .put("output_file_id", answers)
            .put("error_file_id", errors)
            .put("created_at", SimulatedCall.CREATED);
    return job.set("metadata", asked.path("metadata").deepCopy());
  }
}
