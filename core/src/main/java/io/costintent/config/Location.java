/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Where a value was written. Immutable and thread-safe.
 *
 * @param source a file path, or what a value without a file is called, such as {@code environment
 *     variable COSTINTENT_INTENT_TEAM}
 * @param line counted from 1; null where the source has no lines
 * @param column counted from 1 in UTF-16 units; null where it is not known
 * @since 0.1
 */
public record Location(String source, @Nullable Integer line, @Nullable Integer column) {
  public Location {
    requireNonNull(source, "source");
  }

  /** Returns the place of a value in a source without lines. */
  public static Location of(String source) {
    return new Location(source, null, null);
  }

  /** Returns a place in a file, with both numbers counted from 1. */
  public static Location of(String source, int line, int column) {
    return new Location(source, line, column);
  }

  /** Returns {@code source:line}, or the source alone where there is no line. */
  @Override
  public String toString() {
    return line == null ? source : source + ":" + line;
  }
}
