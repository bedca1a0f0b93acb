/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.intent.Purpose;
import io.costintent.pricing.ProviderName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something about a call that a budget can ask for or keep apart: a key of its intent, its
 * provider, its model or its operation. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class BudgetDimension {
  /** Who bills the call, under any of its names. */
  public static final BudgetDimension PROVIDER = new BudgetDimension("provider", null, 20);

  /** The model asked for; its dated, versioned and regional names are one. */
  public static final BudgetDimension MODEL = new BudgetDimension("model", null, 21);

  /** What is asked of the model, as in {@code gen_ai.operation.name}. */
  public static final BudgetDimension OPERATION = new BudgetDimension("operation", null, 22);

  private static final Map<String, BudgetDimension> BY_NAME = new TreeMap<>();

  static {
    for (IntentKey key : IntentKey.values()) {
      BY_NAME.put(key.path(), new BudgetDimension(key.path(), key, key.ordinal()));
    }
    for (BudgetDimension other : List.of(PROVIDER, MODEL, OPERATION)) {
      BY_NAME.put(other.name, other);
    }
  }

  private final String name;
  private final @Nullable IntentKey key;
  private final int order;

  /** Returns the dimension of a key of the intent. */
  public static BudgetDimension of(IntentKey key) {
    return Objects.requireNonNull(BY_NAME.get(key.path()));
  }

  /** Returns the dimension of a name such as {@code team} or {@code model}, or null. */
  public static @Nullable BudgetDimension ofName(String name) {
    return BY_NAME.get(name);
  }

  static List<String> names() {
    return new ArrayList<>(BY_NAME.keySet());
  }

  private BudgetDimension(String name, @Nullable IntentKey key, int order) {
    this.name = name;
    this.key = key;
    this.order = order;
  }

  /** The name in a file and in a scope, such as {@code team} or {@code model}. */
  public String name() {
    return name;
  }

  /** The key of the intent, or null. */
  @Nullable IntentKey key() {
    return key;
  }

  /** Its place in a scope, which does not depend on the order in a file. */
  int order() {
    return order;
  }

  /** What a value looks like, for an error message. */
  String expectation() {
    return key == null ? "a name without blanks" : key.expectation();
  }

  /** Returns the one spelling of {@code value}. */
  String canonical(String value) {
    if (key != null) {
      return canonical(key, value);
    }
    String stripped = value.strip();
    if (stripped.isEmpty() || stripped.length() > 256 || stripped.contains(" ")) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: " + expectation() + ")");
    }
    return this == PROVIDER ? ProviderName.canonical(stripped) : stripped.toLowerCase(Locale.ROOT);
  }

  private static String canonical(IntentKey key, String value) {
    if (key == IntentKey.PURPOSE && value.strip().equalsIgnoreCase(Purpose.UNSPECIFIED.value())) {
      return Purpose.UNSPECIFIED.value();
    }
    String canonical = CostIntent.builder().set(key, value).build().value(key);
    return Objects.requireNonNull(canonical);
  }

  /** Returns what the call says, or null; a purpose that nobody stated is {@code unspecified}. */
  @Nullable String valueOf(MatchedCall call) {
    if (key != null) {
      return valueOf(call.intent(), key);
    }
    return this == PROVIDER ? call.provider() : this == MODEL ? call.model() : call.operation();
  }

  static @Nullable String valueOf(CostIntent intent, IntentKey key) {
    String value = intent.value(key);
    return value == null && key == IntentKey.PURPOSE ? Purpose.UNSPECIFIED.value() : value;
  }

  @Override
  public String toString() {
    return name;
  }
}
