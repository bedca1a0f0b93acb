/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who spends, and why: a value for some of the {@linkplain IntentKey keys}, and up to 16 labels.
 *
 * <p>Values are 1 to 128 printable characters; surrounding white space is removed. A builder throws
 * on anything else, with the value and what was expected. Code that takes values from outside uses
 * {@link Builder#offer}, which leaves out what does not fit.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class CostIntent {
  private static final IntentKey[] KEYS = IntentKey.values();
  private static final CostIntent NONE = builder().build();

  private final @Nullable String[] values;
  private final Map<String, String> labels;
  private final int hash;

  /** Returns the intent that says nothing. */
  public static CostIntent none() {
    return NONE;
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder(new String[KEYS.length], new TreeMap<>());
  }

  /**
   * Returns what an annotation says.
   *
   * @throws IllegalArgumentException for a value outside the bounds
   */
  public static CostIntent of(CostIntended annotation) {
    return builder()
        .annotated(IntentKey.TEAM, annotation.team())
        .annotated(IntentKey.PRODUCT, annotation.product())
        .annotated(IntentKey.FEATURE, annotation.feature())
        .annotated(IntentKey.USE_CASE, annotation.useCase())
        .annotated(IntentKey.OWNER, annotation.owner())
        .annotated(IntentKey.COST_CENTER, annotation.costCenter())
        .annotated(IntentKey.EXPERIMENT_ID, annotation.experiment())
        .annotated(IntentKey.OUTCOME_TYPE, annotation.outcomeType())
        .purpose(annotation.purpose())
        .build();
  }

  private CostIntent(@Nullable String[] values, Map<String, String> labels) {
    this.values = values;
    this.labels = labels;
    this.hash = 31 * Arrays.hashCode(values) + labels.hashCode();
  }

  /** The value of {@code key}, or null when the intent does not say. */
  public @Nullable String value(IntentKey key) {
    return values[key.ordinal()];
  }

  /** The team that answers for the spend. */
  public @Nullable String team() {
    return value(IntentKey.TEAM);
  }

  /** The product that the call serves. */
  public @Nullable String product() {
    return value(IntentKey.PRODUCT);
  }

  /** The feature that the call serves. */
  public @Nullable String feature() {
    return value(IntentKey.FEATURE);
  }

  /** The experiment that the call belongs to. */
  public @Nullable String experimentId() {
    return value(IntentKey.EXPERIMENT_ID);
  }

  /** What the spend is for; {@link Purpose#UNSPECIFIED} when the intent does not say. */
  public Purpose purpose() {
    String purpose = value(IntentKey.PURPOSE);
    return purpose == null
        ? Purpose.UNSPECIFIED
        : Purpose.valueOf(purpose.toUpperCase(Locale.ROOT));
  }

  /** The portfolio stage, or null when the intent does not say. */
  public @Nullable Stage stage() {
    String stage = value(IntentKey.STAGE);
    return stage == null ? null : Stage.valueOf(stage.toUpperCase(Locale.ROOT));
  }

  /** Further key-value pairs of the organisation's own, sorted by name; span-only. */
  public Map<String, String> labels() {
    return labels;
  }

  /** Whether the intent says nothing. */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /**
   * Returns this intent refined by an inner one: what {@code inner} says wins, key by key and label
   * by label; what it leaves open stays. Beyond 16 labels the outer ones give way.
   */
  public CostIntent refinedBy(CostIntent inner) {
    if (inner.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return inner;
    }
    Builder merged = toBuilder();
    for (IntentKey key : KEYS) {
      String value = inner.value(key);
      if (value != null) {
        merged.values[key.ordinal()] = value;
      }
    }
    if (!inner.labels.isEmpty()) {
      Map<String, String> union = new TreeMap<>(inner.labels);
      labels.forEach((name, value) -> {
        if (union.size() < Texts.MAX_LABELS) {
          union.putIfAbsent(name, value);
        }
      });
      merged.labels = union;
    }
    return merged.build();
  }

  /** Returns a builder that starts with what this intent says. */
  public Builder toBuilder() {
    return new Builder(values.clone(), new TreeMap<>(labels));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return this == object
        || (object instanceof CostIntent other
            && hash == other.hash
            && Arrays.equals(values, other.values)
            && labels.equals(other.labels));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Returns what the intent says, by path; not a contract. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("CostIntent{");
    for (IntentKey key : KEYS) {
      if (value(key) != null) {
        text.append(text.length() > 11 ? ", " : "").append(key.path()).append('=');
        text.append(value(key));
      }
    }
    labels.forEach((name, value) -> text.append(", label.").append(name).append('=').append(value));
    return text.append('}').toString();
  }

  /**
   * Collects values; each setter throws {@link IllegalArgumentException} for one that does not fit.
   * Not thread-safe; confine to one thread.
   */
  public static final class Builder {
    private final @Nullable String[] values;
    private Map<String, String> labels;

    private Builder(@Nullable String[] values, Map<String, String> labels) {
      this.values = values;
      this.labels = labels;
    }

    /** Sets the team that answers for the spend. */
    public Builder team(String team) {
      return set(IntentKey.TEAM, team);
    }

    /** Sets the product. */
    public Builder product(String product) {
      return set(IntentKey.PRODUCT, product);
    }

    /** Sets the feature. */
    public Builder feature(String feature) {
      return set(IntentKey.FEATURE, feature);
    }

    /** Sets the use case, finer than a feature. */
    public Builder useCase(String useCase) {
      return set(IntentKey.USE_CASE, useCase);
    }

    /** Sets the person or group to ask. */
    public Builder owner(String owner) {
      return set(IntentKey.OWNER, owner);
    }

    /** Sets the cost center that finance books to. */
    public Builder costCenter(String costCenter) {
      return set(IntentKey.COST_CENTER, costCenter);
    }

    /** Sets the customer on whose behalf the call is made. */
    public Builder tenant(String tenant) {
      return set(IntentKey.TENANT, tenant);
    }

    /** Sets the deployment environment. */
    public Builder environment(String environment) {
      return set(IntentKey.ENVIRONMENT, environment);
    }

    /** Sets the purpose; {@link Purpose#UNSPECIFIED} says nothing, so an outer one stays. */
    public Builder purpose(Purpose purpose) {
      values[IntentKey.PURPOSE.ordinal()] = purpose == Purpose.UNSPECIFIED ? null : purpose.value();
      return this;
    }

    /** Sets the portfolio stage. */
    public Builder stage(Stage stage) {
      return set(IntentKey.STAGE, stage.value());
    }

    /** Sets the experiment's id; the purpose becomes {@link Purpose#EXPERIMENT} if still open. */
    public Builder experiment(String id) {
      set(IntentKey.EXPERIMENT_ID, id);
      if (values[IntentKey.PURPOSE.ordinal()] == null) {
        purpose(Purpose.EXPERIMENT);
      }
      return this;
    }

    /** Sets what the spend is meant to achieve, such as {@code ticket_resolved} and its number. */
    public Builder outcome(String type, String id) {
      return set(IntentKey.OUTCOME_TYPE, type).set(IntentKey.OUTCOME_ID, id);
    }

    /** Sets any key. */
    public Builder set(IntentKey key, String value) {
      requireNonNull(value, key.path());
      if (!offer(key, value)) {
        throw new IllegalArgumentException(
            key.path() + ": " + Texts.quote(value) + " (expected: " + key.expectation() + ")");
      }
      return this;
    }

    /** Sets any key if the value fits, and returns whether it did; null never does. */
    public boolean offer(IntentKey key, @Nullable String value) {
      String normal = value == null ? null : key.normalize(value);
      if (normal == null) {
        return false;
      }
      boolean silent = key == IntentKey.PURPOSE && normal.equals(Purpose.UNSPECIFIED.value());
      values[key.ordinal()] = silent ? null : normal;
      return true;
    }

    /**
     * Adds a label: a name of lower case letters, digits, {@code _}, {@code -} and dots, at most 64
     * characters, and a value. At most 16 labels.
     */
    public Builder label(String name, String value) {
      requireNonNull(value, name);
      if (!Texts.isValidLabel(name)) {
        throw new IllegalArgumentException(
            "label: "
                + Texts.quote(name)
                + " (expected: [a-z][a-z0-9_.-]*, at most 64 characters)");
      }
      if (!Texts.isValid(value)) {
        throw new IllegalArgumentException(
            "label." + name + ": " + Texts.quote(value) + " (expected: " + Texts.EXPECTATION + ")");
      }
      if (labels.size() >= Texts.MAX_LABELS && !labels.containsKey(name)) {
        throw new IllegalArgumentException(
            "label: " + name + " (expected: at most " + Texts.MAX_LABELS + " labels)");
      }
      labels.put(name, value.strip());
      return this;
    }

    private Builder annotated(IntentKey key, String value) {
      return value.isEmpty() ? this : set(key, value);
    }

    /** Returns the intent; the builder can go on. */
    public CostIntent build() {
      return new CostIntent(
          values.clone(),
          labels.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(labels)));
    }
  }
}
