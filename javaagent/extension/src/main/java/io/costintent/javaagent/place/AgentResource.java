/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.place;

import io.opentelemetry.api.common.Attributes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of the process, as OpenTelemetry found them. Thread-safe.
 *
 * @since 0.1
 */
public final class AgentResource {
  private volatile Map<String, String> attributes = Map.of();

  /** Creates a resource without attributes. */
  public AgentResource() {}

  /** Sets the attributes; those of a list are joined by commas. */
  public void set(Attributes found) {
    Map<String, String> texts = new HashMap<>();
    found.forEach((key, value) -> texts.put(key.getKey(), text(value)));
    attributes = Map.copyOf(texts);
  }

  private static String text(Object value) {
    return value instanceof Iterable<?> items ? join(items) : String.valueOf(value);
  }

  private static String join(Iterable<?> items) {
    StringBuilder joined = new StringBuilder();
    items.forEach(item -> joined.append(joined.isEmpty() ? "" : ",").append(item));
    return joined.toString();
  }

  /** Whether nothing is known of the process. */
  public boolean isEmpty() {
    return attributes.isEmpty();
  }

  /** Returns the value of an attribute, or null. */
  public @Nullable String get(String name) {
    return attributes.get(name);
  }
}
