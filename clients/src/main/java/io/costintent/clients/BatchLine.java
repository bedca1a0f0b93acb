/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A line of results, taken apart without building what is in the answer. Not thread-safe; confine
 * to one thread.
 */
final class BatchLine {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int FAILED = 400;
  private static final BatchLine NO_RESULT = new BatchLine(null, null, null, null);

  private final @Nullable String customId;
  private final byte @Nullable [] body;
  private final @Nullable String object;
  private final @Nullable Instant created;

  private BatchLine(
      @Nullable String customId,
      byte @Nullable [] body,
      @Nullable String object,
      @Nullable Instant created) {
    this.customId = customId;
    this.body = body;
    this.object = object;
    this.created = created;
  }

  /** What the application called the request, or null when the line is no result. */
  @Nullable String customId() {
    return customId;
  }

  /** The answer's JSON, or null when there is none. */
  byte @Nullable [] body() {
    return body;
  }

  /** What the answer says it is, or null. */
  @Nullable String object() {
    return object;
  }

  /** When the answer says that it was made, or null. */
  @Nullable Instant created() {
    return created;
  }

  static BatchLine parse(byte[] line, int length, BatchFormat format) throws IOException {
    String id = null;
    Outcome outcome = null;
    try (JsonParser json = JSON.createParser(line, 0, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return NO_RESULT;
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (name.equals("custom_id") && value == JsonToken.VALUE_STRING) {
          id = json.getText();
        } else if (name.equals(format.outer())) {
          outcome = outcome(json, line, format.inner());
        } else {
          json.skipChildren();
        }
      }
    }
    if (id == null || outcome == null) {
      return NO_RESULT;
    }
    byte[] body = outcome.status < FAILED ? outcome.body : null;
    return body == null ? new BatchLine(id, null, null, null) : answer(id, body);
  }

  private static Outcome outcome(JsonParser json, byte[] line, String inner) throws IOException {
    Outcome outcome = new Outcome();
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return outcome;
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      if (name.equals(inner) && value == JsonToken.START_OBJECT) {
        int start = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        int end = (int) json.currentLocation().getByteOffset();
        outcome.body = Arrays.copyOfRange(line, start, end);
      } else if (name.equals("status_code") && value == JsonToken.VALUE_NUMBER_INT) {
        outcome.status = json.getIntValue();
      } else {
        json.skipChildren();
      }
    }
    return outcome;
  }

  private static BatchLine answer(String id, byte[] body) throws IOException {
    String object = null;
    Instant created = null;
    try (JsonParser json = JSON.createParser(body)) {
      json.nextToken();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        boolean time = name.equals("created") || name.equals("created_at");
        if (name.equals("object") && value == JsonToken.VALUE_STRING) {
          object = json.getText();
        } else if (time && value.isNumeric()) {
          created = Instant.ofEpochSecond(json.getLongValue());
        } else {
          json.skipChildren();
        }
      }
    }
    return new BatchLine(id, body, object, created);
  }

  private static final class Outcome {
    private byte @Nullable [] body;
    private int status;
  }
}
