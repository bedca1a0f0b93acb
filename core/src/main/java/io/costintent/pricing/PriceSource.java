/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where prices of a book come from. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class PriceSource {
  private final String id;
  private final Map<String, String> facts;

  /**
   * Returns a source.
   *
   * @param id what the provenance of a card calls it
   * @param facts what is known of it by name, such as {@code url} and {@code licence}
   */
  public static PriceSource of(String id, Map<String, String> facts) {
    return new PriceSource(id, facts);
  }

  private PriceSource(String id, Map<String, String> facts) {
    this.id = requireNonNull(id, "id");
    this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** What the provenance of a card calls it. */
  public String id() {
    return id;
  }

  /** All that is known, by name: {@code name url licence commit sha256 retrieved}. */
  public Map<String, String> facts() {
    return facts;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof PriceSource other && id.equals(other.id) && facts.equals(other.facts);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** Returns id and facts; not a contract. */
  @Override
  public String toString() {
    return id + ' ' + facts;
  }
}
