/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.CostTracking;
import io.costintent.call.Guarded;
import io.costintent.javaagent.bootstrap.CallBridge;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Door;
import io.costintent.javaagent.door.Hook;
import io.costintent.javaagent.place.IntentScopes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the door of an instrumented method: made once for each class loader of the application that
 * has the library. Thread-safe.
 */
final class Doors implements CallBridge.Handler {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.javaagent");

  private final AgentTracking tracking;
  private final IntentScopes scopes;
  private final List<Hook> hooks = new CopyOnWriteArrayList<>();

  /** Both hang on what they are for, so neither outlives it. */
  private final ClassValue<TypeDoors> byType =
      new ClassValue<>() {
        @Override
        protected TypeDoors computeValue(Class<?> type) {
          return new TypeDoors(Doors.this, type);
        }
      };

  private final AdapterLoaders adapters = new AdapterLoaders();

  Doors(AgentTracking tracking, IntentScopes scopes) {
    this.tracking = tracking;
    this.scopes = scopes;
  }

  void add(List<Hook> more) {
    hooks.addAll(more);
  }

  List<Hook> hooks() {
    return hooks;
  }

  @Override
  public @Nullable Passage enter(
      Class<?> type, String method, @Nullable Object target, Object[] arguments) throws Throwable {
    return byType.get(type).enter(method, target, arguments);
  }

  @Override
  public @Nullable AutoCloseable open(Class<?> type, String signature) {
    return scopes.open(type, signature);
  }

  /** Returns the slot of a door beside {@code type}; one for each class loader and door. */
  DoorSlot slot(Class<?> type, String door) {
    return adapters
        .of(type.getClassLoader())
        .slot(
            door,
            loader -> new DoorSlot(open(loader, type, door), error -> unfit(door, type, error)));
  }

  private @Nullable Door open(ClassLoader loader, Class<?> type, String door) {
    CostTracking used = tracking.get();
    if (used.handler().isNoop()) {
      return null;
    }
    try {
      return (Door) loader.loadClass(door).getConstructor(CostTracking.class).newInstance(used);
    } catch (ReflectiveOperationException | LinkageError e) {
      unfit(door, type, e);
      return null;
    }
  }

  /** Says once that a library's version is not one that a door was made for. */
  private static void unfit(String door, Class<?> type, Throwable reason) {
    logger.warn(
        "{} has a version that Cost Intent does not know: its calls are not recorded ({})",
        type.getName(),
        door,
        reason);
  }

  @Override
  public void failed(String where, Throwable failure) {
    Guarded.report(where, failure);
  }
}
