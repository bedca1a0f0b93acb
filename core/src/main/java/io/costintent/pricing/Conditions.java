/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import io.costintent.usage.Usage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Terms of a call that a rate card asks for: all of them have to hold.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Conditions {
  /** The conditions of a card that is always right. */
  public static final Conditions NONE = builder().build();

  private final @Nullable String serviceTier;
  private final boolean batch;
  private final Set<String> regions;
  private final @Nullable String scope;
  private final @Nullable String speed;
  private final @Nullable ContextThreshold context;
  private final List<TimeWindow> windows;
  private final Map<String, String> others;

  /** Returns a builder without any condition. */
  public static Builder builder() {
    return new Builder();
  }

  private Conditions(Builder builder) {
    serviceTier = builder.serviceTier;
    batch = builder.batch;
    regions = builder.regions;
    scope = builder.scope;
    speed = builder.speed;
    context = builder.context;
    windows = builder.windows;
    others = Map.copyOf(builder.others);
  }

  /** The service tier asked for, or null for any. */
  public @Nullable String serviceTier() {
    return serviceTier;
  }

  /** Whether only calls in a batch match. */
  public boolean batch() {
    return batch;
  }

  /** The regions of which one has to match; empty for any. */
  public Set<String> regions() {
    return regions;
  }

  /** The reach of the endpoint asked for, such as {@code regional}, or null for any. */
  public @Nullable String scope() {
    return scope;
  }

  /** The speed asked for, or null for any. */
  public @Nullable String speed() {
    return speed;
  }

  /** The size of request asked for, or null for any. */
  public @Nullable ContextThreshold context() {
    return context;
  }

  /** The hours of which one has to contain the call; empty for any. */
  public List<TimeWindow> windows() {
    return windows;
  }

  /** Further terms by name, all of which have to match. */
  public Map<String, String> others() {
    return others;
  }

  boolean hold(PriceQuery query, PriceLookup.Found found, Usage usage, boolean ignoreContext) {
    return (serviceTier == null || serviceTier.equals(query.serviceTier()))
        && (!batch || query.batch())
        && (speed == null || speed.equals(query.speed()))
        && (scope == null || scope.equals(query.scope() != null ? query.scope() : found.scope()))
        && (regions.isEmpty() || isRegion(query.region() != null ? query.region() : found.region()))
        && (context == null || ignoreContext || context.isPassedBy(usage))
        && (windows.isEmpty() || isInWindow(query))
        && (others.isEmpty() || query.conditions().entrySet().containsAll(others.entrySet()));
  }

  private boolean isRegion(@Nullable String region) {
    return region != null && regions.contains(region);
  }

  private boolean isInWindow(PriceQuery query) {
    for (TimeWindow window : windows) {
      if (window.contains(query.at())) {
        return true;
      }
    }
    return false;
  }

  /** Returns the conditions as price files spell them, or nothing; not a contract. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ");
    for (Term term : ConditionTerms.of(this)) {
      boolean size = term.key().indexOf('>') > 0;
      text.add(term.key() + (size ? "" : "=") + String.join("|", term.values()));
    }
    return text.toString();
  }

  /** Collects conditions. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private @Nullable String serviceTier;
    private boolean batch;
    private Set<String> regions = Set.of();
    private @Nullable String scope;
    private @Nullable String speed;
    private @Nullable ContextThreshold context;
    private List<TimeWindow> windows = List.of();
    private final Map<String, String> others = new HashMap<>();

    private Builder() {}

    /** Asks for a service tier, such as {@code flex}. */
    public Builder serviceTier(String serviceTier) {
      this.serviceTier = lower(serviceTier, "serviceTier");
      return this;
    }

    /** Asks for calls in a batch. */
    public Builder batch() {
      batch = true;
      return this;
    }

    /** Asks for one of these regions or geographies. */
    public Builder regions(String... regions) {
      Set<String> lower = new HashSet<>();
      for (String region : regions) {
        lower.add(lower(region, "region"));
      }
      this.regions = Set.copyOf(lower);
      return this;
    }

    /** Asks for an endpoint of this reach. */
    public Builder scope(String scope) {
      this.scope = lower(scope, "scope");
      return this;
    }

    /** Asks for a speed, such as {@code fast}. */
    public Builder speed(String speed) {
      this.speed = lower(speed, "speed");
      return this;
    }

    /** Asks for a size of request. */
    public Builder context(ContextThreshold context) {
      this.context = requireNonNull(context, "context");
      return this;
    }

    /** Asks for one of these hours. */
    public Builder windows(TimeWindow... windows) {
      this.windows = List.of(windows);
      return this;
    }

    /** Asks for a further term, such as {@code quality} of {@code high}. */
    public Builder other(String name, String value) {
      others.put(requireNonNull(name, "name"), lower(value, "value"));
      return this;
    }

    /** Returns the conditions. */
    public Conditions build() {
      return new Conditions(this);
    }

    private static String lower(String word, String what) {
      return requireNonNull(word, what).toLowerCase(Locale.ROOT);
    }
  }
}
