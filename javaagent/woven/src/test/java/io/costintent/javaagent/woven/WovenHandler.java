/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.woven;

import io.costintent.CostTracking;
import io.costintent.javaagent.bootstrap.CallBridge;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Door;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads to doors whose tracking is that of the test that runs; fails a test whose doors fail. */
final class WovenHandler implements CallBridge.Handler {
  private final List<WovenHook> hooks;
  private volatile List<Opened> doors = List.of();

  WovenHandler(List<WovenHook> hooks) {
    this.hooks = hooks;
  }

  void open(CostTracking tracking) {
    doors = hooks.stream().map(hook -> new Opened(hook, hook.door().apply(tracking))).toList();
  }

  @Override
  public @Nullable Passage enter(
      Class<?> type, String method, @Nullable Object target, Object[] arguments) throws Throwable {
    for (Opened opened : doors) {
      Passage passage =
          opened.hook.isOf(type, method) ? opened.door.enter(method, target, arguments) : null;
      if (passage != null) {
        return passage;
      }
    }
    return null;
  }

  @Override
  public @Nullable AutoCloseable open(Class<?> type, String signature) {
    return null;
  }

  @Override
  public void failed(String where, Throwable failure) {
    throw new AssertionError("a door failed", failure);
  }

  private record Opened(WovenHook hook, Door door) {}
}
