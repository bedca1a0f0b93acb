/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.KillSwitch;
import io.costintent.budget.store.WindowKey;
import io.costintent.intent.IntentKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How counters and switches are written in Redis. All keys of a root lie in one hash slot. */
final class Names {
  private Names() {}

  static String prefix(String root) {
    return "ci:{" + root + "}:";
  }

  /** Returns {@code budget|scope|window}. */
  static String counter(CounterKey key) {
    return escape(key.budget()) + '|' + escape(key.scope()) + '|' + escape(key.window().id());
  }

  static CounterKey counter(String name, long slot, int slots, long keepUntil) {
    String[] parts = name.split("\\|", -1);
    Instant keep = keepUntil == 0 ? null : Instant.ofEpochMilli(keepUntil);
    return new CounterKey(
        unescape(parts[0]),
        unescape(parts[1]),
        new WindowKey(unescape(parts[2]), slot, slots, keep));
  }

  static String field(IntentKey key, String value) {
    return key.path() + '=' + value;
  }

  static String value(KillSwitch killSwitch) {
    return killSwitch.at()
        + "|"
        + killSwitch.by().length()
        + '|'
        + killSwitch.by()
        + killSwitch.reason();
  }

  /** Returns null for a key that a newer version knows. */
  static @Nullable KillSwitch killSwitch(String field, String value) {
    int equals = field.indexOf('=');
    IntentKey key = IntentKey.ofPath(field.substring(0, equals));
    if (key == null) {
      return null;
    }
    int first = value.indexOf('|');
    int second = value.indexOf('|', first + 1);
    int by = second + 1 + Integer.parseInt(value.substring(first + 1, second));
    return new KillSwitch(
        key,
        field.substring(equals + 1),
        value.substring(by),
        value.substring(second + 1, by),
        Instant.parse(value.substring(0, first)));
  }

  static String escape(String part) {
    if (part.indexOf('|') < 0 && part.indexOf('%') < 0) {
      return part;
    }
    return part.replace("%", "%25").replace("|", "%7C");
  }

  static String unescape(String part) {
    return part.replace("%7C", "|").replace("%25", "%");
  }

  static String text(Object reply) {
    return reply instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(reply);
  }

  /** A number, or a string of digits where the number is beyond what Lua can say. */
  static long number(Object reply) {
    return reply instanceof Long number ? number : Long.parseLong(text(reply));
  }
}
