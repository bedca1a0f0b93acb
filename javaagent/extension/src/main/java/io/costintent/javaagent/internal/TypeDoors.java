/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.javaagent.module.Hook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The doors of one instrumented class, by hook. Immutable and thread-safe. */
final class TypeDoors {
  private record Entry(Hook hook, DoorSlot slot) {}

  private final List<Entry> entries = new ArrayList<>();

  TypeDoors(Doors doors, Class<?> type) {
    for (Hook hook : doors.hooks()) {
      if (hook.below() ? isBelow(type, hook.type()) : type.getName().equals(hook.type())) {
        entries.add(new Entry(hook, doors.slot(type, hook.door())));
      }
    }
  }

  @Nullable DoorSlot of(String method) {
    for (Entry entry : entries) {
      if (entry.hook.names().isEmpty() || entry.hook.names().contains(method)) {
        return entry.slot;
      }
    }
    return null;
  }

  private static boolean isBelow(@Nullable Class<?> type, String name) {
    if (type == null) {
      return false;
    }
    if (type.getName().equals(name) || isBelow(type.getSuperclass(), name)) {
      return true;
    }
    for (Class<?> implemented : type.getInterfaces()) {
      if (isBelow(implemented, name)) {
        return true;
      }
    }
    return false;
  }
}
