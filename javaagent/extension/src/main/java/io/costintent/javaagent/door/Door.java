/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.door;

import io.costintent.javaagent.bootstrap.Passage;
import org.jspecify.annotations.Nullable;

/**
 * What the agent does around the methods of one library's class.
 *
 * <p>Implementations may name types of that library: they are loaded beside it, once per class
 * loader that has it, and have a public constructor that takes a {@link
 * io.costintent.CostTracking}. They may throw whatever they like, linkage errors included: the
 * application does not notice. Thread-safe.
 *
 * @since 0.1
 */
public interface Door {
  /**
   * Enters a method.
   *
   * @param target what it is called on; null for a static method
   * @param arguments what it is called with; not to be changed
   * @return null to leave this run alone
   */
  @Nullable Passage enter(String method, @Nullable Object target, Object[] arguments)
      throws Throwable;
}
