/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.models.realtime.RealtimeServerEvent;
import io.costintent.call.Guarded;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.ModelRequest;
import io.costintent.call.StreamErrorException;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Outline;
import io.costintent.clients.json.OpenAiSdkJson;
import io.costintent.propagation.IntentContext;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.UsageReader;
import io.costintent.provider.UsageReaders;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One realtime session: each response that the server finishes is a call with a record of its own,
 * and so is each transcription of what was said, with the model that transcribes.
 *
 * <p>The intent of a call is that under which the session was made, refined by the one that is
 * current where its first event is handed over. The server starts to answer by itself, so budgets
 * are charged and deny nothing. Other events cost nothing and only tell which models are used.
 *
 * <p>Nothing here throws. Thread-safe; events are handed over in their order.
 *
 * @since 0.1
 */
public final class OpenAiRealtimeSession implements AutoCloseable {
  private static final int MAX_RUNNING = 64;
  private static final String UNKNOWN_MODEL = "unknown";
  private static final Outline OUTLINE =
      Outline.create(
          OpenAiSdkJson.get(),
          Set.of(
              "audio",
              "id",
              "input",
              "input_audio_transcription",
              "item_id",
              "model",
              "response",
              "response_id",
              "session",
              "status",
              "transcription",
              "type"),
          Set.of("usage"));

  private final ModelCallHandler handler;
  private final Endpoint endpoint;
  private final UsageReader responses;
  private final UsageReader transcriptions = UsageReaders.OPENAI_TRANSCRIPTIONS;
  private final Context opened = Context.current();
  private final Map<String, ModelCall> running = new LinkedHashMap<>();
  private String model;
  private String transcriptionModel = UNKNOWN_MODEL;

  OpenAiRealtimeSession(ModelCallHandler handler, Endpoint endpoint, String model) {
    this.handler = handler;
    this.endpoint = endpoint;
    this.model = model;
    this.responses = UsageReaders.forCall(endpoint.provider(), "openai.responses");
  }

  /** Takes an event of OpenAI's SDK and returns it, for {@code observe(connection.receive())}. */
  public RealtimeServerEvent observe(RealtimeServerEvent event) {
    observe(() -> OUTLINE.read(event));
    return event;
  }

  /** Takes an event as it came over the wire, where a client of another kind is used. */
  public void observeJson(String event) {
    observe(() -> UsageReaders.lean(event));
  }

  private void observe(Callable<JsonNode> event) {
    if (!handler.isNoop()) {
      Guarded.get("realtime event", () -> accept(event.call()), null);
    }
  }

  private synchronized @Nullable Void accept(JsonNode event) {
    String type = event.path("type").asText();
    switch (type) {
      case "session.created", "session.updated", "transcription_session.updated" ->
          learnModels(event.path("session"));
      case "response.created" -> created(event.path("response").path("id").asText());
      case "response.done" -> done(event.path("response"));
      case "conversation.item.input_audio_transcription.completed" -> transcribed(event);
      default -> {
        ModelCall call = running.get(event.path("response_id").asText());
        if (call != null && type.endsWith(".delta")) {
          call.chunk();
        }
      }
    }
    return null;
  }

  private void learnModels(JsonNode session) {
    model = session.path("model").asText(model);
    JsonNode input = session.path("audio").path("input").path("transcription");
    JsonNode transcription = input.isObject() ? input : session.path("input_audio_transcription");
    transcriptionModel = transcription.path("model").asText(transcriptionModel);
  }

  private void created(String id) {
    if (running.size() >= MAX_RUNNING) {
      drop(running.keySet().iterator().next());
    }
    drop(id);
    running.put(id, start(model, ModelRequest.CHAT, true));
  }

  private void drop(String id) {
    ModelCall call = running.remove(id);
    if (call != null) {
      call.cut(null);
    }
  }

  /** A response that was begun before the session was handed over starts and ends here. */
  private void done(JsonNode response) {
    ModelCall known = running.remove(response.path("id").asText());
    ModelCall call = known == null ? start(model, ModelRequest.CHAT, true) : known;
    ResponseFacts facts = responses.read(response);
    if (response.path("status").asText().equals("failed")) {
      call.fail(new StreamErrorException(), facts);
    } else {
      call.end(facts);
    }
  }

  private void transcribed(JsonNode event) {
    ResponseFacts facts = transcriptions.read(event);
    start(transcriptionModel, ModelRequest.GENERATE_CONTENT, false)
        .end(facts.toBuilder().responseId(event.path("item_id").textValue()).build());
  }

  private ModelCall start(String its, String operation, boolean streaming) {
    ModelRequest request =
        endpoint.request(its).operation(operation).streaming(streaming).deniable(false).build();
    try (Scope ignored = IntentContext.with(opened, IntentContext.current()).makeCurrent()) {
      return handler.start(request);
    }
  }

  /** Ends the responses that have not finished, as cut: the connection is gone. */
  @Override
  public void close() {
    Guarded.get("realtime session", this::cutAll, null);
  }

  private synchronized @Nullable Void cutAll() {
    running.values().forEach(call -> call.cut(null));
    running.clear();
    return null;
  }
}
