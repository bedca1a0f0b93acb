/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One adapter for each class loader of the application that has a library. It lives as long as the
 * instrumented classes, which hold it by their doors. Thread-safe.
 */
final class AdapterLoaders {
  private final Map<ClassLoader, WeakReference<AdapterClassLoader>> adapters = new WeakHashMap<>();

  synchronized AdapterClassLoader of(@Nullable ClassLoader application) {
    ClassLoader key = application == null ? ClassLoader.getSystemClassLoader() : application;
    WeakReference<AdapterClassLoader> known = adapters.get(key);
    AdapterClassLoader adapter = known == null ? null : known.get();
    if (adapter == null) {
      adapter = new AdapterClassLoader(AdapterLoaders.class.getClassLoader(), key);
      adapters.put(key, new WeakReference<>(adapter));
    }
    return adapter;
  }
}
