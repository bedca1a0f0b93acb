/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Records each request, finds its reply and has it delivered. Thread-safe. */
final class SimulatorHandler implements HttpHandler {
  private static final Reply PLAIN = Reply.builder().build();

  private final RequestLog log;
  private final ReplyScript script;
  private final ScriptErrors scriptErrors;
  private final String instance;
  private final List<JobProtocol> jobProtocols = JobProtocol.all();
  private final Object arrival = new Object();

  /** {@code instance} makes response ids differ from those of other simulators. */
  SimulatorHandler(RequestLog log, ReplyScript script, ScriptErrors scriptErrors, String instance) {
    this.log = log;
    this.script = script;
    this.scriptErrors = scriptErrors;
    this.instance = instance;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    JsonNode body = body(exchange.getRequestHeaders().getFirst("Content-Type"), bytes);
    Optional<JobProtocol> jobs =
        jobProtocols.stream().filter(it -> it.serves(method, path)).findFirst();
    if (jobs.isPresent()) {
      RecordedRequest request =
          log.add(sequence -> recorded(exchange, sequence, bytes, body, "", false));
      answer(exchange, jobs.get(), request);
      return;
    }
    Optional<WireProtocol> protocol = WireProtocols.find(method, path);
    String model = protocol.map(found -> found.model(path, body)).orElse("");
    UnaryOperator<@Nullable String> headers = exchange.getRequestHeaders()::getFirst;
    boolean streaming = protocol.map(found -> found.streams(headers, path, body)).orElse(false);
    Failure refusal = refusal(method + " " + path, protocol.isPresent(), body, model);
    Turn turn;
    // One lock around both, so that queued replies go out in the order of arrival.
    synchronized (arrival) {
      RecordedRequest request =
          log.add(sequence -> recorded(exchange, sequence, bytes, body, model, streaming));
      turn = refusal == null ? choose(request) : new Turn(request, PLAIN, refusal);
    }
    answer(exchange, protocol.orElseGet(OpenAiChat::new), turn);
  }

  private RecordedRequest recorded(
      HttpExchange exchange,
      int sequence,
      byte[] bytes,
      JsonNode body,
      String model,
      boolean streaming) {
    return new RecordedRequest(
        sequence,
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        exchange.getRequestHeaders(),
        bytes,
        body,
        model,
        streaming,
        instance + "-" + sequence);
  }

  /** Answers a request about a job; those in the job take their replies from the script. */
  private void answer(HttpExchange exchange, JobProtocol jobs, RecordedRequest request)
      throws IOException {
    WireProtocol protocol = jobs.protocol();
    ReplyWriter writer = new ReplyWriter(exchange, protocol, "req_" + request.serial());
    try {
      WireBody body;
      synchronized (arrival) {
        body = jobs.answer(request, this::inJob);
      }
      writer.write(200, PLAIN, body);
    } catch (JobProtocol.UnknownJobException e) {
      Failure unknown = new Failure(404, null, String.valueOf(e.getMessage()));
      writer.write(404, PLAIN, error(protocol, unknown));
    } catch (ScriptException e) {
      Failure misuse = scriptErrors.add(request, String.valueOf(e.getMessage()));
      writer.write(misuse.status(), PLAIN, error(protocol, misuse));
    }
  }

  private JobProtocol.Outcome inJob(
      WireProtocol protocol, RecordedRequest job, int index, JsonNode body) {
    Turn turn = choose(job.inJob(protocol, index, body));
    if (!turn.reply().holds.isEmpty() || !(turn.reply().fault instanceof Fault.None)) {
      throw new ScriptException("a hold or a fault in a job (expected: an answer or an error)");
    }
    String serial = turn.request().serial();
    Failure failure = turn.failure();
    if (failure != null) {
      return new JobProtocol.Outcome(serial, protocol.error(failure), failure);
    }
    WireBody answer = success(protocol, turn, serial);
    return new JobProtocol.Outcome(serial, Json.parseBody(answer.chunks().get(0)), null);
  }

  private static JsonNode body(@Nullable String contentType, byte[] bytes) {
    return contentType != null && MultipartForm.isForm(contentType)
        ? MultipartForm.parse(contentType, bytes)
        : Json.parseBody(bytes);
  }

  private static @Nullable Failure refusal(
      String what, boolean served, JsonNode body, String model) {
    if (!served) {
      String message = what + " is not served (expected: " + WireProtocols.served() + ")";
      return new Failure(404, "not_found", message);
    }
    if (body.isMissingNode()) {
      return new Failure(400, null, "The body is not a JSON object.");
    }
    return model.isEmpty() ? new Failure(400, null, "The body names no model.") : null;
  }

  private Turn choose(RecordedRequest request) {
    try {
      Reply reply = script.choose(request);
      return new Turn(request, reply, reply.failure);
    } catch (RuntimeException e) {
      return new Turn(request, PLAIN, scriptErrors.add(request, "rule: " + e));
    }
  }

  private void answer(HttpExchange exchange, WireProtocol protocol, Turn turn) throws IOException {
    String serial = turn.request().serial();
    ReplyWriter writer = new ReplyWriter(exchange, protocol, "req_" + serial);
    Failure failure = turn.failure();
    WireBody body;
    try {
      body = failure == null ? success(protocol, turn, serial) : error(protocol, failure);
      ScriptCheck.beforeSending(turn.reply(), body);
    } catch (ScriptException e) {
      Failure misuse = scriptErrors.add(turn.request(), String.valueOf(e.getMessage()));
      writer.write(misuse.status(), PLAIN, error(protocol, misuse));
      return;
    }
    writer.write(failure == null ? 200 : failure.status(), turn.reply(), body);
  }

  private static WireBody success(WireProtocol protocol, Turn turn, String serial) {
    ScriptCheck.beforeAnswer(turn.reply(), protocol);
    return protocol.answer(new SimulatedCall(turn.request(), turn.reply(), serial));
  }

  private static WireBody error(WireProtocol protocol, Failure failure) {
    return WireBody.json(protocol.error(failure));
  }

  /** A request and what it gets; a failure goes before the reply's answer. */
  private record Turn(RecordedRequest request, Reply reply, @Nullable Failure failure) {}
}
