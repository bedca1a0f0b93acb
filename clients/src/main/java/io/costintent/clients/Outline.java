/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns an SDK's objects into JSON of which only named fields are written.
 *
 * <p>A field that is not named is never touched, so the cost does not depend on the length of
 * prompts and answers. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Outline {
  private final SdkJson json;

  /**
   * Returns an outline.
   *
   * @param json the SDK's mapper
   * @param fields names of fields that are written, wherever they stand, if their parents are
   * @param whole names of fields that are written with everything in them
   */
  public static Outline create(SdkJson json, Set<String> fields, Set<String> whole) {
    return new Outline(json.limitedTo(fields, whole));
  }

  private Outline(SdkJson json) {
    this.json = json;
  }

  /** Returns the outline of an SDK's object. */
  public JsonNode read(Object value) {
    return WrittenJson.read(json.write(value));
  }

  /** Returns the text that an SDK's object is on the wire, or null when it is no text. */
  public @Nullable String text(@Nullable Object value) {
    return value == null ? null : read(value).textValue();
  }
}
