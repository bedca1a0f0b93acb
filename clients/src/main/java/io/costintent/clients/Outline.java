/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.clients.json.SdkJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns an SDK's objects into JSON of which only named fields are written.
 *
 * <p>The SDK's own mapper knows the names on the wire, in every version and with fields that the
 * version has no getter for; a field that is not named here is never touched, so the cost does not
 * depend on the length of prompts and answers. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Outline {
  private final SdkJson json;

  /**
   * Returns an outline.
   *
   * @param json the SDK's own
   * @param fields names of fields that are written, wherever they stand, if their parents are
   * @param whole names of fields that are written with everything in them
   */
  public static Outline create(SdkJson json, Set<String> fields, Set<String> whole) {
    return new Outline(json.only(fields, whole));
  }

  private Outline(SdkJson json) {
    this.json = json;
  }

  /** Returns the outline of an SDK's object. */
  public JsonNode read(Object value) {
    return read(json, value);
  }

  /** Returns the text that an SDK's object is on the wire, or null when it is no text. */
  public @Nullable String text(@Nullable Object value) {
    return value == null ? null : read(value).textValue();
  }

  /** Returns all that an SDK writes of an object. */
  static JsonNode read(SdkJson json, Object value) {
    try {
      return JsonTree.read(json.write(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
