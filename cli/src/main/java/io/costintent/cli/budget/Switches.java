/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.budget;

import io.costintent.budget.store.KillSwitch;
import io.costintent.config.Suggestion;
import io.costintent.intent.IntentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values of intents on a command line, such as {@code team=search}, and switches on them. */
final class Switches {
  private Switches() {}

  /**
   * Returns key and value of a text.
   *
   * @throws IllegalArgumentException when it is none, with a message for whoever wrote it
   */
  static Map.Entry<IntentKey, String> parse(String text) {
    int equals = text.indexOf('=');
    if (equals <= 0 || equals == text.length() - 1) {
      throw new IllegalArgumentException(
          "'" + text + "' (expected: key=value, such as team=search)");
    }
    String path = text.substring(0, equals);
    IntentKey key = IntentKey.ofPath(path);
    if (key == null) {
      List<String> paths = new ArrayList<>();
      for (IntentKey known : IntentKey.values()) {
        paths.add(known.path());
      }
      throw new IllegalArgumentException("key " + path + " " + Suggestion.of(path, paths));
    }
    return Map.entry(key, text.substring(equals + 1));
  }

  static String describe(KillSwitch one) {
    return "killed: "
        + one.key().path()
        + '='
        + one.value()
        + " since "
        + one.at()
        + " by "
        + one.by()
        + ": "
        + one.reason();
  }
}
