/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What OpenAI's operations have in common. */
final class OpenAi {
  static final String REQUEST_ID = "x-request-id";

  static ObjectNode error(Failure failure) {
    ObjectNode body = Json.object();
    body.putObject("error")
        .put("message", failure.message())
        .put("type", type(failure))
        .putNull("param")
        .put("code", code(failure));
    return body;
  }

  static String code(Failure failure) {
    if (failure.type() != null) {
      return failure.type();
    }
    return switch (failure.status()) {
      case 401 -> "invalid_api_key";
      case 404 -> "model_not_found";
      case 429 -> "rate_limit_exceeded";
      default -> failure.status() < 500 ? "invalid_request" : "server_error";
    };
  }

  private static String type(Failure failure) {
    if (failure.type() != null) {
      return failure.type();
    }
    if (failure.status() == 429) {
      return "requests";
    }
    return failure.status() < 500 ? "invalid_request_error" : "server_error";
  }

  private OpenAi() {}
}
