/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The events of a response, from {@code response.created} to its end. Confine to one thread. */
final class OpenAiResponsesStream {
  private final ServerSentEvents events = new ServerSentEvents();

  static WireBody of(SimulatedCall call, ArrayNode output) {
    OpenAiResponsesStream stream = new OpenAiResponsesStream();
    stream.addResponse("response.created", OpenAiResponses.response(call, "in_progress"));
    stream.addResponse("response.in_progress", OpenAiResponses.response(call, "in_progress"));
    for (int i = 0; i < output.size(); i++) {
      stream.addItem(i, output.get(i));
    }
    String end = call.isTruncated() ? "response.incomplete" : "response.completed";
    stream.addResponse(end, OpenAiResponses.finished(call, output));
    return stream.events.body();
  }

  private void addResponse(String type, ObjectNode response) {
    events.addNumbered(Json.object().put("type", type).set("response", response));
  }

  private void addItem(int index, JsonNode item) {
    String type = item.path("type").asText();
    ObjectNode unfinished = item.deepCopy();
    unfinished.put("status", "in_progress");
    if (type.equals("message")) {
      unfinished.putArray("content");
    }
    if (type.equals("function_call")) {
      unfinished.put("arguments", "");
    }
    events.addNumbered(event("response.output_item.added", index).set("item", unfinished));
    if (type.equals("message")) {
      addText(index, item);
    }
    if (type.equals("function_call")) {
      addArguments(index, item);
    }
    events.addNumbered(event("response.output_item.done", index).set("item", item));
  }

  private void addText(int index, JsonNode item) {
    JsonNode part = item.path("content").path(0);
    ObjectNode empty = part.deepCopy();
    String text = part.path("text").asText();
    events.addNumbered(
        textEvent("response.content_part.added", index, item).set("part", empty.put("text", "")));
    for (String piece : TextTokens.pieces(text)) {
      ObjectNode delta = textEvent("response.output_text.delta", index, item).put("delta", piece);
      delta.putArray("logprobs");
      events.addNumbered(delta);
    }
    ObjectNode done = textEvent("response.output_text.done", index, item).put("text", text);
    done.putArray("logprobs");
    events.addNumbered(done);
    events.addNumbered(textEvent("response.content_part.done", index, item).set("part", part));
  }

  private void addArguments(int index, JsonNode item) {
    String id = item.path("id").asText();
    String arguments = item.path("arguments").asText();
    for (String piece : TextTokens.pieces(arguments)) {
      events.addNumbered(
          event("response.function_call_arguments.delta", index)
              .put("item_id", id)
              .put("delta", piece));
    }
    events.addNumbered(
        event("response.function_call_arguments.done", index)
            .put("item_id", id)
            .put("name", item.path("name").asText())
            .put("arguments", arguments));
  }

  private static ObjectNode textEvent(String type, int index, JsonNode item) {
    return event(type, index).put("item_id", item.path("id").asText()).put("content_index", 0);
  }

  private static ObjectNode event(String type, int index) {
    return Json.object().put("type", type).put("output_index", index);
  }
}
