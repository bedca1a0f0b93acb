/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static io.costintent.testkit.simulator.WireUsage.Part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OpenAI transcriptions and translations of audio, billed by tokens or by duration. */
final class OpenAiTranscriptions implements WireProtocol {
  private final String path;

  OpenAiTranscriptions(String path) {
    this.path = path;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Set<Part> meters() {
    return EnumSet.of(Part.INPUT, Part.OUTPUT, Part.AUDIO_INPUT, Part.AUDIO_MILLIS);
  }

  @Override
  public String requestIdHeader() {
    return OpenAi.REQUEST_ID;
  }

  @Override
  public JsonNode error(Failure failure) {
    return OpenAi.error(failure);
  }

  @Override
  public byte[] streamError(Failure failure, int position) {
    return ServerSentEvents.data(OpenAi.error(failure).toString());
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    if (!call.toolCalls().isEmpty()) {
      throw new ScriptException("tool call for " + path + " (expected: none)");
    }
    ObjectNode usage = usage(call);
    if (call.isStreaming()) {
      return stream(call, usage);
    }
    return switch (call.body().path("response_format").asText("json")) {
      case "text", "srt", "vtt" ->
          WireBody.bytes("text/plain; charset=utf-8", call.text().getBytes(StandardCharsets.UTF_8));
      case "verbose_json" -> WireBody.json(verbose(call, usage));
      default -> WireBody.json(with(usage, Json.object().put("text", call.text())));
    };
  }

  private static WireBody stream(SimulatedCall call, @Nullable ObjectNode usage) {
    ServerSentEvents events = new ServerSentEvents();
    for (String piece : TextTokens.pieces(call.text())) {
      events.add(Json.object().put("type", "transcript.text.delta").put("delta", piece));
    }
    ObjectNode done = Json.object().put("type", "transcript.text.done").put("text", call.text());
    return events.add(with(usage, done)).body();
  }

  /** The duration is the one billed, or a second for each word. */
  private static ObjectNode verbose(SimulatedCall call, @Nullable ObjectNode usage) {
    BigDecimal seconds =
        usage != null && usage.has("seconds")
            ? usage.path("seconds").decimalValue()
            : BigDecimal.valueOf(TextTokens.pieces(call.text()).size());
    ObjectNode body =
        Json.object()
            .put("task", call.body().path("task").asText("transcribe"))
            .put("language", "english")
            .put("duration", seconds)
            .put("text", call.text());
    return with(usage, body);
  }

  private static ObjectNode with(@Nullable ObjectNode usage, ObjectNode body) {
    return usage == null ? body : body.set("usage", usage);
  }

  private static @Nullable ObjectNode usage(SimulatedCall call) {
    WireUsage usage = call.usage(call.outputTokens());
    if (usage == null || usage.verbatim() != null) {
      return usage == null ? null : usage.verbatim();
    }
    if (usage.has(Part.AUDIO_MILLIS)) {
      BigDecimal seconds = BigDecimal.valueOf(usage.count(Part.AUDIO_MILLIS), 3);
      return Json.object().put("type", "duration").put("seconds", seconds);
    }
    long input = usage.count(Part.INPUT);
    long audio = usage.count(Part.AUDIO_INPUT);
    ObjectNode node = Json.object().put("type", "tokens").put("input_tokens", input);
    node.putObject("input_token_details")
        .put("text_tokens", input - audio)
        .put("audio_tokens", audio);
    return node.put("output_tokens", usage.count(Part.OUTPUT))
        .put("total_tokens", input + usage.count(Part.OUTPUT));
  }
}
