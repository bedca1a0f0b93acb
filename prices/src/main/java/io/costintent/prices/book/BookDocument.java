/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.book;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The source form of a price book, all files together. Not thread-safe; confine to one thread. */
public final class BookDocument {
  private final String id;
  private final String version;
  private final @Nullable Instant generatedAt;
  private final SortedMap<String, BookSource> sources = new TreeMap<>();
  private final SortedMap<String, ProviderEntry> providers = new TreeMap<>();

  /** Makes an empty book. */
  public BookDocument(String id, String version, @Nullable Instant generatedAt) {
    this.id = requireNonNull(id, "id");
    this.version = requireNonNull(version, "version");
    this.generatedAt = generatedAt;
  }

  /** The book's short name. */
  public String id() {
    return id;
  }

  /** The version of the prices. */
  public String version() {
    return version;
  }

  /** The instant from which on the newest prices hold; null when nobody said. */
  public @Nullable Instant generatedAt() {
    return generatedAt;
  }

  /** The sources by id; changes write through. */
  public SortedMap<String, BookSource> sources() {
    return sources;
  }

  /** The providers by canonical name; changes write through. */
  public SortedMap<String, ProviderEntry> providers() {
    return providers;
  }

  /** Returns the provider's entry, which is added when it is missing. */
  public ProviderEntry provider(String name) {
    return providers.computeIfAbsent(name, added -> new ProviderEntry(added, added + ".json"));
  }
}
