/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.woven;

import io.costintent.CostTracking;
import io.costintent.javaagent.bootstrap.CallBridge;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Door;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leads to doors whose tracking is that of the test that runs; fails a test whose doors fail. */
final class WovenHandler implements CallBridge.Handler {
  private final Map<String, Hook> hooks;
  private volatile Map<String, Door> doors = Map.of();

  WovenHandler(Map<String, Hook> hooks) {
    this.hooks = hooks;
  }

  void open(CostTracking tracking) {
    Map<String, Door> opened = new HashMap<>();
    hooks.forEach((type, hook) -> opened.put(type, hook.door().apply(tracking)));
    doors = opened;
  }

  @Override
  public @Nullable Passage enter(
      Class<?> type, String method, @Nullable Object target, Object[] arguments) throws Throwable {
    Door door = doors.get(type.getName());
    return door == null ? null : door.enter(method, target, arguments);
  }

  @Override
  public void failed(String where, Throwable failure) {
    throw new AssertionError("a door failed", failure);
  }
}
