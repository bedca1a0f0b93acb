/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import static java.util.Objects.requireNonNull;

/**
 * Names one counter: a budget, the values it is counted for, and a window.
 *
 * @param budget the budget's id
 * @param scope the values that the budget keeps one counter for each of, such as {@code
 *     team=search}; empty for a budget with one counter
 * @param window over which time
 * @since 0.1
 */
public record CounterKey(String budget, String scope, WindowKey window) {
  public CounterKey {
    requireNonNull(budget, "budget");
    requireNonNull(scope, "scope");
    requireNonNull(window, "window");
  }
}
