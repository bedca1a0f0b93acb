/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an intent can say.
 *
 * <p>The same key has one spelling everywhere: {@code feature} is the attribute {@code
 * costintent.feature}, the property {@code costintent.intent.feature} and the environment variable
 * {@code COSTINTENT_INTENT_FEATURE}.
 *
 * @since 0.1
 */
public enum IntentKey {
  TEAM("team", true),
  PRODUCT("product", true),
  FEATURE("feature", true),
  USE_CASE("use_case", true),
  OWNER("owner", false),
  COST_CENTER("cost_center", true),
  TENANT("tenant", false),
  ENVIRONMENT("environment", true),
  PURPOSE("purpose", true),
  STAGE("stage", true),
  EXPERIMENT_ID("experiment.id", false),
  OUTCOME_TYPE("outcome.type", false),
  OUTCOME_ID("outcome.id", false);

  private static final Map<String, IntentKey> BY_PATH = byPath();

  private final String path;
  private final boolean bounded;

  IntentKey(String path, boolean bounded) {
    this.path = path;
    this.bounded = bounded;
  }

  /** Returns the key of a path such as {@code experiment.id}, or null. */
  public static @Nullable IntentKey ofPath(String path) {
    return BY_PATH.get(path);
  }

  /** The spelling without a prefix, such as {@code use_case} or {@code experiment.id}. */
  public String path() {
    return path;
  }

  /** The name of the span attribute. */
  public String attribute() {
    return "costintent." + path;
  }

  /**
   * Whether an organisation has few values of it, so that it may become a metric attribute.
   * Tenants, experiments and outcomes are many: they stay on spans unless listed.
   */
  public boolean isBounded() {
    return bounded;
  }

  /** Returns the canonical form of a value, or null when this key cannot have it. */
  @Nullable String normalize(String value) {
    return switch (this) {
      case PURPOSE -> oneOf(value, Purpose.values());
      case STAGE -> oneOf(value, Stage.values());
      default -> Texts.isValid(value) ? value.strip() : null;
    };
  }

  /** What a value of this key looks like, for an error message. */
  public String expectation() {
    return switch (this) {
      case PURPOSE -> "one of " + lowerCase(Purpose.values());
      case STAGE -> "one of " + lowerCase(Stage.values());
      default -> Texts.EXPECTATION;
    };
  }

  private static Map<String, IntentKey> byPath() {
    Map<String, IntentKey> keys = new HashMap<>();
    for (IntentKey key : values()) {
      keys.put(key.path, key);
    }
    return Map.copyOf(keys);
  }

  private static @Nullable String oneOf(String value, Enum<?>[] constants) {
    String wanted = value.strip().toLowerCase(Locale.ROOT);
    for (Enum<?> constant : constants) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(wanted)) {
        return wanted;
      }
    }
    return null;
  }

  private static String lowerCase(Enum<?>[] constants) {
    return Stream.of(constants)
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
