/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.bootstrap;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the agent asks applications that have the library what they say of the current thread.
 *
 * <p>Keeps no application alive. Thread-safe.
 *
 * @since 0.1
 */
public final class ApplicationBridge {
  private static final List<Offer<Supplier<Map<String, String>>>> INTENTS =
      new CopyOnWriteArrayList<>();
  private static final List<Offer<Function<Map<String, String>, AutoCloseable>>> SCOPES =
      new CopyOnWriteArrayList<>();
  private static final List<Offer<BooleanSupplier>> CALLS = new CopyOnWriteArrayList<>();
  private static volatile @Nullable ClassLoader agent;

  /** Says which class loader is the agent's own: what is offered from there is not asked. */
  public static void agent(ClassLoader loader) {
    agent = loader;
  }

  /** Takes what tells the current intent of an application, as texts by the paths of its keys. */
  public static void offerIntent(ClassLoader library, Supplier<Map<String, String>> intent) {
    INTENTS.add(new Offer<>(library, intent));
  }

  /** Takes what refines the current intent of an application until it is closed. */
  public static void offerScopes(
      ClassLoader library, Function<Map<String, String>, AutoCloseable> scopes) {
    SCOPES.add(new Offer<>(library, scopes));
  }

  /** Takes what tells whether a call of an application's library is open on the asking thread. */
  public static void offerCalls(ClassLoader library, BooleanSupplier insideCall) {
    CALLS.add(new Offer<>(library, insideCall));
  }

  /** The intent that an application states for the current thread; empty when none does. */
  public static Map<String, String> intent() {
    for (Offer<Supplier<Map<String, String>>> offer : INTENTS) {
      Supplier<Map<String, String>> asked = offer.of(agent, INTENTS);
      Map<String, String> intent = asked == null ? Map.of() : asked.get();
      if (!intent.isEmpty()) {
        return intent;
      }
    }
    return Map.of();
  }

  /**
   * Refines the current intent of the application that has a class.
   *
   * @return to be closed on this thread; null when that application does not have the library
   */
  public static @Nullable AutoCloseable open(Class<?> type, Map<String, String> intent) {
    for (Offer<Function<Map<String, String>, AutoCloseable>> offer : SCOPES) {
      Function<Map<String, String>, AutoCloseable> asked = offer.of(agent, SCOPES);
      if (asked != null && offer.isSeenBy(type.getClassLoader())) {
        return asked.apply(intent);
      }
    }
    return null;
  }

  /** Whether a call of an application's library is open on this thread: it bills. */
  public static boolean isInsideCall() {
    for (Offer<BooleanSupplier> offer : CALLS) {
      BooleanSupplier asked = offer.of(agent, CALLS);
      if (asked != null && asked.getAsBoolean()) {
        return true;
      }
    }
    return false;
  }

  /** What one application's library offered. */
  private static final class Offer<T> {
    private final WeakReference<ClassLoader> library;
    private final WeakReference<T> offered;

    Offer(ClassLoader library, T offered) {
      this.library = new WeakReference<>(library);
      this.offered = new WeakReference<>(offered);
    }

    /** Whether classes of a loader see the library. */
    boolean isSeenBy(@Nullable ClassLoader loader) {
      for (ClassLoader seen = loader; seen != null; seen = seen.getParent()) {
        if (library.refersTo(seen)) {
          return true;
        }
      }
      return false;
    }

    /** Returns what to ask; null for the agent's own, and for what is gone, which is forgotten. */
    @Nullable T of(@Nullable ClassLoader agent, List<Offer<T>> all) {
      T present = offered.get();
      if (present == null) {
        all.remove(this);
        return null;
      }
      return library.refersTo(agent) ? null : present;
    }
  }

  private ApplicationBridge() {}
}
