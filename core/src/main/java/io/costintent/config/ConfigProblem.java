/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static java.util.Objects.requireNonNull;

/**
 * One mistake in a configuration. Immutable and thread-safe.
 *
 * @param location where the mistake was written
 * @param path the key it concerns, such as {@code budgets[0].limit}; empty when it concerns the
 *     whole source or its syntax
 * @param description what was found and what was expected; values of secret keys are left out
 * @since 0.1
 */
public record ConfigProblem(Location location, String path, String description) {
  public ConfigProblem {
    requireNonNull(location, "location");
    requireNonNull(path, "path");
    requireNonNull(description, "description");
  }

  /** Returns one line, such as {@code a.yaml:12: budgets.limit: -3 (expected: a number >= 0)}. */
  @Override
  public String toString() {
    if (!path.isEmpty()) {
      return location + ": " + path + ": " + description;
    }
    String column = location.column() == null ? "" : ":" + location.column();
    return location + column + ": " + description;
  }
}
