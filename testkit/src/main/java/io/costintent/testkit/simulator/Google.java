/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.testkit.simulator.WireUsage.Part;

/** What Google's operations have in common, on the Gemini API and on Vertex AI. */
final class Google {
  static final String REQUEST_ID = "x-goog-request-id";
  private static final String TEXT = "TEXT";

  static ObjectNode error(Failure failure) {
    ObjectNode body = Json.object();
    body.putObject("error")
        .put("code", failure.status())
        .put("message", failure.message())
        .put("status", status(failure));
    return body;
  }

  private static String status(Failure failure) {
    if (failure.type() != null) {
      return failure.type();
    }
    return switch (failure.status()) {
      case 401 -> "UNAUTHENTICATED";
      case 403 -> "PERMISSION_DENIED";
      case 404 -> "NOT_FOUND";
      case 429 -> "RESOURCE_EXHAUSTED";
      case 503 -> "UNAVAILABLE";
      case 504 -> "DEADLINE_EXCEEDED";
      default -> failure.status() < 500 ? "INVALID_ARGUMENT" : "INTERNAL";
    };
  }

  /** Whether a path ends in a model and this method, of whatever version and project. */
  static boolean serves(String httpMethod, String path, String method) {
    return httpMethod.equals("POST") && path.endsWith(":" + method) && !model(path).isEmpty();
  }

  /** Returns the model in a path, or an empty string. */
  static String model(String path) {
    int colon = path.lastIndexOf(':');
    int slash = path.lastIndexOf('/', Math.max(0, colon));
    return colon < 0 ? "" : path.substring(slash + 1, colon);
  }

  /** Whether a path is one of Vertex AI, which names projects or publishers. */
  static boolean isVertex(String path) {
    return path.contains("/projects/") || path.contains("/publishers/");
  }

  /** Adds how many of all tokens are of a modality that has a part; the rest is text. */
  static void modalities(ArrayNode list, String count, WireUsage usage, Part total, Part... media) {
    long text = usage.count(total);
    for (Part part : media) {
      if (usage.count(part) > 0) {
        list.addObject().put("modality", modality(part)).put(count, usage.count(part));
        text -= usage.count(part);
      }
    }
    if (text > 0) {
      list.addObject().put("modality", TEXT).put(count, text);
    }
  }

  private static String modality(Part part) {
    return part == Part.AUDIO_INPUT || part == Part.AUDIO_OUTPUT ? "AUDIO" : "IMAGE";
  }

  /** Returns the texts to embed, of either API. */
  static JsonNode texts(JsonNode body) {
    JsonNode requests = body.path("requests");
    return requests.isArray() ? requests : body.path("instances");
  }

  private Google() {}
}
