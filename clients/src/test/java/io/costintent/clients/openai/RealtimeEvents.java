/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.core.ObjectMappers;
import com.openai.models.realtime.RealtimeServerEvent;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Events of OpenAI's realtime server, as they stand on the wire. */
final class RealtimeEvents {
  static String session(String model, @Nullable String transcription) {
    String input =
        transcription == null
            ? "{}"
            : "{\"transcription\":{\"model\":\"%s\"}}".formatted(transcription);
    return """
    {"type":"session.updated","event_id":"event_0","session":{"type":"realtime",
     "object":"realtime.session","id":"sess_1","model":"%s","output_modalities":["audio"],
     "audio":{"input":%s,"output":{"voice":"marin"}}}}\
    """
        .formatted(model, input);
  }

  static String created(String id) {
    return """
    {"type":"response.created","event_id":"event_1","response":{"object":"realtime.response",
     "id":"%s","status":"in_progress","status_details":null,"output":[],"usage":null}}\
    """
        .formatted(id);
  }

  static String delta(String id) {
    return """
    {"type":"response.output_audio.delta","event_id":"event_2","response_id":"%s",
     "item_id":"item_9","output_index":0,"content_index":0,"delta":"UklGRg=="}\
    """
        .formatted(id);
  }

  static String done(String id, String status, String usage) {
    return """
    {"type":"response.done","event_id":"event_3","response":{"object":"realtime.response",
     "id":"%s","status":"%s","status_details":null,"output":[],"conversation_id":"conv_1",
     "output_modalities":["audio"],"usage":%s,"metadata":null}}\
    """
        .formatted(id, status, usage);
  }

  static String transcribed(String item, String usage) {
    return """
    {"type":"conversation.item.input_audio_transcription.completed","event_id":"event_4",
     "item_id":"%s","content_index":0,"transcript":"where do the herons nest","usage":%s}\
    """
        .formatted(item, usage);
  }

  static RealtimeServerEvent parse(String event) {
    try {
      return ObjectMappers.jsonMapper().readValue(event, RealtimeServerEvent.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RealtimeEvents() {}
}
