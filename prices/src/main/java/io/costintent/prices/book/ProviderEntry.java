/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.book;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that a file says of one provider. Not thread-safe; confine to one thread. */
public final class ProviderEntry {
  private final String name;
  private final String file;
  @Nullable String source;
  @Nullable String url;
  boolean dateless;
  List<String> includes = List.of();
  List<String> fallback = List.of();
  private final SortedMap<String, ModelEntry> models = new TreeMap<>();
  private final SortedMap<String, Map<String, String>> latest = new TreeMap<>();

  /** Makes an empty entry. */
  public ProviderEntry(String name, String file) {
    this.name = name;
    this.file = file;
  }

  /** The canonical name. */
  public String name() {
    return name;
  }

  /** The file that it was read from, for messages. */
  public String file() {
    return file;
  }

  /** The source of cards that name none; null when each names its own. */
  public @Nullable String source() {
    return source;
  }

  /** The page where the provider publishes its prices, or null. */
  public @Nullable String url() {
    return url;
  }

  /** Whether a date at the end of a model's name does not change its price. */
  public boolean isDateless() {
    return dateless;
  }

  /** Providers all of whose models are sold here too. */
  public List<String> includes() {
    return includes;
  }

  /** Providers whose prices stand in for models not listed. */
  public List<String> fallback() {
    return fallback;
  }

  /** The models by name; changes write through. */
  public SortedMap<String, ModelEntry> models() {
    return models;
  }

  /** Names that move, with the model that each means since when; changes write through. */
  public SortedMap<String, Map<String, String>> latest() {
    return latest;
  }

  /** Takes over what another entry says of the provider as such, models apart. */
  public void configureFrom(ProviderEntry other) {
    url = other.url != null ? other.url : url;
    dateless |= other.dateless;
    includes = other.includes.isEmpty() ? includes : other.includes;
    fallback = other.fallback.isEmpty() ? fallback : other.fallback;
    other.latest.forEach((alias, moves) -> latest.put(alias, new LinkedHashMap<>(moves)));
  }

  /** Sets the source of cards that name none. */
  public void defaultSource(@Nullable String id) {
    source = id;
  }

  /** Sets the page where the provider publishes its prices, unless it is known. */
  public void suggestUrl(@Nullable String suggested) {
    url = url == null ? suggested : url;
  }
}
