/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Hook;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The doors of one instrumented class, by hook. Immutable and thread-safe. */
final class TypeDoors {
  private record Entry(Hook hook, DoorSlot slot) {}

  private final List<Entry> entries = new ArrayList<>();

  TypeDoors(Doors doors, Class<?> type) {
    for (Hook hook : doors.hooks()) {
      if (hook.below() ? isBelow(type, hook.types()) : hook.types().contains(type.getName())) {
        entries.add(new Entry(hook, doors.slot(type, hook.door())));
      }
    }
  }

  /** Enters a method by the first door that has something to do; null when none has. */
  @Nullable Passage enter(String method, @Nullable Object target, Object[] arguments)
      throws Throwable {
    for (Entry entry : entries) {
      if (entry.hook.names().isEmpty() || entry.hook.names().contains(method)) {
        Passage passage = entry.slot.enter(method, target, arguments);
        if (passage != null) {
          return passage;
        }
      }
    }
    return null;
  }

  private static boolean isBelow(@Nullable Class<?> type, Set<String> names) {
    if (type == null) {
      return false;
    }
    if (names.contains(type.getName()) || isBelow(type.getSuperclass(), names)) {
      return true;
    }
    for (Class<?> implemented : type.getInterfaces()) {
      if (isBelow(implemented, names)) {
        return true;
      }
    }
    return false;
  }
}
