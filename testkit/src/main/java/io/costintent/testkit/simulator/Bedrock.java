/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the operations of AWS Bedrock have in common. */
final class Bedrock {
  static final String REQUEST_ID = "x-amzn-requestid";
  static final int LATENCY_MILLIS = 120;
  private static final String PREFIX = "/model/";

  /** Returns the model or ARN between the prefix and the operation, or the empty string. */
  static String model(String path, String operation) {
    String end = "/" + operation;
    return path.startsWith(PREFIX) && path.endsWith(end) && path.length() > end.length()
        ? path.substring(
            Math.min(PREFIX.length(), path.length() - end.length()), path.length() - end.length())
        : "";
  }

  static JsonNode error(Failure failure) {
    return Json.object().put("__type", type(failure)).put("message", failure.message());
  }

  static byte[] streamError(Failure failure) {
    String type = type(failure);
    String event = Character.toLowerCase(type.charAt(0)) + type.substring(1);
    ObjectNode payload = Json.object().put("message", failure.message());
    return EventStream.exception(event, payload);
  }

  private static String type(Failure failure) {
    if (failure.type() != null) {
      return failure.type();
    }
    return switch (failure.status()) {
      case 403 -> "AccessDeniedException";
      case 404 -> "ResourceNotFoundException";
      case 408 -> "ModelTimeoutException";
      case 424 -> "ModelErrorException";
      case 429 -> "ThrottlingException";
      case 503 -> "ServiceUnavailableException";
      default -> failure.status() < 500 ? "ValidationException" : "InternalServerException";
    };
  }

  private Bedrock() {}
}
