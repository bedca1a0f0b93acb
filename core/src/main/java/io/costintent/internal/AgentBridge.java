/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a Java agent in this process ask the library what the application says.
 *
 * <p>The two have classes of the same names that are not the same, so they meet in a class of the
 * bootstrap loader that the agent brings, by types of the JDK. Without the agent nothing happens.
 */
public final class AgentBridge {
  private static final String BRIDGE = "io.costintent.javaagent.bootstrap.ApplicationBridge";

  /** What was offered lives as long as this class: the agent must not keep an application alive. */
  private static final List<Object> offered = new ArrayList<>();

  /** Offers the current intent, as texts by the paths of its keys. */
  public static void offerIntent(Supplier<Map<String, String>> intent) {
    offer("offerIntent", Supplier.class, intent);
  }

  /** Offers to refine the current intent by such texts, until what is returned is closed. */
  public static void offerScopes(Function<Map<String, String>, AutoCloseable> scopes) {
    offer("offerScopes", Function.class, scopes);
  }

  /** Offers whether a call of the library is open on the asking thread, which then bills. */
  public static void offerCalls(BooleanSupplier insideCall) {
    offer("offerCalls", BooleanSupplier.class, insideCall);
  }

  private static void offer(String method, Class<?> type, Object offer) {
    Class<?> bridge = bridge();
    if (bridge != null) {
      offer(bridge, method, type, offer);
    }
  }

  static synchronized void offer(Class<?> bridge, String method, Class<?> type, Object offer) {
    offered.add(offer);
    ClassLoader library = AgentBridge.class.getClassLoader();
    Guard.get(
        "agent bridge",
        () -> bridge.getMethod(method, ClassLoader.class, type).invoke(null, library, offer),
        null);
  }

  private static @Nullable Class<?> bridge() {
    try {
      return Class.forName(BRIDGE, true, null);
    } catch (ClassNotFoundException | LinkageError absent) {
      return null;
    }
  }

  private AgentBridge() {}
}
