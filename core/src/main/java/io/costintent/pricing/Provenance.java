/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a price comes from. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Provenance {
  private final String sourceId;
  private final @Nullable String url;
  private final @Nullable LocalDate checkedAt;
  private final List<String> disputedBy;

  /** Returns a provenance that names only its source. */
  public static Provenance of(String sourceId) {
    return builder(sourceId).build();
  }

  /** Returns a builder for a price of the source with this id. */
  public static Builder builder(String sourceId) {
    return new Builder(sourceId);
  }

  private Provenance(Builder builder) {
    sourceId = builder.sourceId;
    url = builder.url;
    checkedAt = builder.checkedAt;
    disputedBy = builder.disputedBy;
  }

  /** The id of the source, as listed in the book. */
  public String sourceId() {
    return sourceId;
  }

  /** The page that publishes the price, or null. */
  public @Nullable String url() {
    return url;
  }

  /** When the source was last compared with the page, or null. */
  public @Nullable LocalDate checkedAt() {
    return checkedAt;
  }

  /** Ids of sources that give another price; a cost from such a price is an estimate. */
  public List<String> disputedBy() {
    return disputedBy;
  }

  /** Returns source and date; not a contract. */
  @Override
  public String toString() {
    return checkedAt == null ? sourceId : sourceId + ' ' + checkedAt;
  }

  /** Collects a provenance. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final String sourceId;
    private @Nullable String url;
    private @Nullable LocalDate checkedAt;
    private List<String> disputedBy = List.of();

    private Builder(String sourceId) {
      this.sourceId = requireNonNull(sourceId, "sourceId");
    }

    /** Sets the page that publishes the price; null for none. */
    public Builder url(@Nullable String url) {
      this.url = url;
      return this;
    }

    /** Sets when the source was last compared with the page; null for unknown. */
    public Builder checkedAt(@Nullable LocalDate checkedAt) {
      this.checkedAt = checkedAt;
      return this;
    }

    /** Sets the ids of sources that give another price. */
    public Builder disputedBy(List<String> disputedBy) {
      this.disputedBy = List.copyOf(disputedBy);
      return this;
    }

    /** Returns the provenance. */
    public Provenance build() {
      return new Provenance(this);
    }
  }
}
