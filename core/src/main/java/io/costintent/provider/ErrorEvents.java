/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells the event by which a provider says that a stream has failed, in any shape. */
final class ErrorEvents {
  static boolean isError(JsonNode event) {
    String type = Json.text(event, "type");
    if (type != null && (type.equals("error") || type.equals("response.failed"))) {
      return true;
    }
    JsonNode error = event.path("error");
    return error.isObject() || error.isTextual();
  }

  private ErrorEvents() {}
}
