/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a provider's cards say of their source unless a card says otherwise. */
final class Provenances {
  private final Map<String, LocalDate> sources;
  private final Map<List<Object>, Provenance> shared;
  private @Nullable String source;
  private @Nullable String url;
  private @Nullable LocalDate checked;
  private List<String> disputed = List.of();

  /** What the provider's cards have in common, as long as nothing was read over it. */
  private @Nullable Provenance current;

  Provenances(Map<String, LocalDate> sources) {
    this(sources, new HashMap<>());
  }

  private Provenances(Map<String, LocalDate> sources, Map<List<Object>, Provenance> shared) {
    this.sources = sources;
    this.shared = shared;
  }

  /** Returns a copy that a card may change. */
  Provenances copy(JsonCursor cursor) {
    if (source != null) {
      provenance(cursor);
    }
    Provenances copy = new Provenances(sources, shared);
    copy.source = source;
    copy.url = url;
    copy.checked = checked;
    copy.disputed = disputed;
    copy.current = current;
    return copy;
  }

  void read(JsonCursor cursor, String key) throws IOException {
    current = null;
    switch (key) {
      case "source" -> source = known(cursor, cursor.text());
      case "url" -> url = cursor.text();
      case "checked" -> checked = cursor.date();
      case "disputed" -> {
        disputed = List.copyOf(cursor.texts());
        for (String id : disputed) {
          known(cursor, id);
        }
      }
      default -> throw cursor.unknown(key);
    }
  }

  Provenance provenance(JsonCursor cursor) {
    if (current == null) {
      current = shared(cursor);
    }
    return current;
  }

  private Provenance shared(JsonCursor cursor) {
    if (source == null) {
      throw cursor.error("source missing");
    }
    String id = source;
    LocalDate date = checked != null ? checked : sources.get(id);
    List<Object> key = List.of(id, String.valueOf(url), String.valueOf(date), disputed);
    Provenance known = shared.get(key);
    if (known == null) {
      known = Provenance.builder(id).url(url).checkedAt(date).disputedBy(disputed).build();
      shared.put(key, known);
    }
    return known;
  }

  private String known(JsonCursor cursor, String id) {
    if (!sources.containsKey(id)) {
      throw cursor.error(id + " (expected: one of the book's sources)");
    }
    return id;
  }
}
