/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static io.costintent.testkit.simulator.WireUsage.Part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * OpenAI text to speech: audio, which has no place for a usage, or with {@code stream_format: sse}
 * events, one for each word and a last one with the usage. The audio is the text.
 */
final class OpenAiSpeech implements WireProtocol {
  /** About 20 tokens of audio for a second of it, and two words in that. */
  private static final long TOKENS_PER_WORD = 10;

  @Override
  public String path() {
    return "/v1/audio/speech";
  }

  @Override
  public boolean streams(String path, JsonNode body) {
    return body.path("stream_format").asText().equals("sse");
  }

  @Override
  public boolean converses() {
    return false;
  }

  @Override
  public Set<Part> meters() {
    return EnumSet.of(Part.INPUT, Part.OUTPUT);
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
    String input = call.body().path("input").asText();
    if (!call.isStreaming()) {
      if (call.scriptsUsage()) {
        throw new ScriptException("usage: audio has none (expected: stream_format sse)");
      }
      String format = call.body().path("response_format").asText("mp3");
      return WireBody.bytes("audio/" + (format.equals("mp3") ? "mpeg" : format), bytes(input));
    }
    ServerSentEvents events = new ServerSentEvents();
    for (String word : TextTokens.pieces(input)) {
      String audio = Base64.getEncoder().encodeToString(bytes(word));
      events.add(Json.object().put("type", "speech.audio.delta").put("audio", audio));
    }
    ObjectNode done = Json.object().put("type", "speech.audio.done");
    WireUsage usage = call.usage(TextTokens.pieces(input).size() * TOKENS_PER_WORD);
    return events.add(usage == null ? done : done.set("usage", usage(usage))).body();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode usage(WireUsage usage) {
    ObjectNode verbatim = usage.verbatim();
    if (verbatim != null) {
      return verbatim;
    }
    long input = usage.count(Part.INPUT);
    long output = usage.count(Part.OUTPUT);
    return Json.object()
        .put("input_tokens", input)
        .put("output_tokens", output)
        .put("total_tokens", input + output);
  }
}
