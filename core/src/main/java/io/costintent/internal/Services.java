/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import java.util.Iterator;
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

  private Services() {}
}
