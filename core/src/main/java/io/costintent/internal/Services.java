/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds what other modules provide. */
public final class Services {
  /** Returns the first implementation that loads, or {@code otherwise}. */
  public static <S> S first(Class<S> type, S otherwise) {
    return Guard.get(
        "loading " + type.getSimpleName(),
        () -> {
          Iterator<S> found = ServiceLoader.load(type, type.getClassLoader()).iterator();
          return found.hasNext() ? found.next() : otherwise;
        },
        otherwise);
  }

  /** Returns every implementation that loads; those that do not are reported. */
  public static <S> List<S> all(Class<S> type) {
    List<S> loaded = new ArrayList<>();
    String place = "loading " + type.getSimpleName();
    Guard.run(
        place,
        () -> {
          Iterator<S> found = ServiceLoader.load(type, type.getClassLoader()).iterator();
          while (Guard.get(place, found::hasNext, false)) {
            Guard.run(place, () -> loaded.add(found.next()));
          }
        });
    return loaded;
  }

  private Services() {}
}
