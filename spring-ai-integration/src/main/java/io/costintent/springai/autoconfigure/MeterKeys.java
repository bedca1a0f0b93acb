/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.autoconfigure;

import io.costintent.intent.IntentKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Which keys of the intent become tags of Spring AI's own meters. */
final class MeterKeys {
  private static final String PROPERTY = "costintent.spring-ai.meter-keys";
  private static final List<String> DEFAULTS = List.of("team", "feature", "purpose");

  /**
   * Returns the keys that {@code costintent.spring-ai.meter-keys} lists.
   *
   * @throws IllegalArgumentException naming a key that is none, or of which there are too many
   *     values for a meter
   */
  static Set<IntentKey> read(Environment environment) {
    Set<IntentKey> keys = EnumSet.noneOf(IntentKey.class);
    List<String> names =
        Binder.get(environment).bind(PROPERTY, Bindable.listOf(String.class)).orElse(DEFAULTS);
    for (String name : names) {
      if (!name.isBlank()) {
        keys.add(key(name.strip()));
      }
    }
    return keys;
  }

  private static IntentKey key(String name) {
    IntentKey key = IntentKey.ofPath(name.replace('-', '_'));
    if (key == null || !key.isBounded()) {
      throw new IllegalArgumentException(
          PROPERTY + ": " + name + " (expected: one of " + bounded() + ')');
    }
    return key;
  }

  private static String bounded() {
    return Stream.of(IntentKey.values())
        .filter(IntentKey::isBounded)
        .map(IntentKey::path)
        .collect(Collectors.joining(", "));
  }

  private MeterKeys() {}
}
