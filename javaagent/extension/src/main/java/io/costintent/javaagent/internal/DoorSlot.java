/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Door;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A door that closes for good when the library turns out to be another version. Thread-safe. */
final class DoorSlot {
  private volatile @Nullable Door door;
  private final Consumer<LinkageError> unfit;

  DoorSlot(@Nullable Door door, Consumer<LinkageError> unfit) {
    this.door = door;
    this.unfit = unfit;
  }

  @Nullable Passage enter(String method, @Nullable Object target, Object[] arguments)
      throws Throwable {
    Door open = door;
    if (open == null) {
      return null;
    }
    try {
      return open.enter(method, target, arguments);
    } catch (LinkageError e) {
      if (close()) {
        unfit.accept(e);
      }
      return null;
    }
  }

  private synchronized boolean close() {
    boolean wasOpen = door != null;
    door = null;
    return wasOpen;
  }
}
