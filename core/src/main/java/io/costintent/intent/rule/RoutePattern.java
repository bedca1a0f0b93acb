/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent.rule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A route of HTTP, such as {@code POST /chat/*}; without a method it is of any. Immutable and
 * thread-safe.
 */
final class RoutePattern {
  private final @Nullable String method;
  private final Glob path;

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException for one whose path does not begin with {@code /}
   */
  static RoutePattern parse(String text) {
    int space = text.indexOf(' ');
    String path = text.substring(space + 1).strip();
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(text);
    }
    String method = space < 0 ? null : text.substring(0, space).toUpperCase(Locale.ROOT);
    return new RoutePattern(method, path);
  }

  private RoutePattern(@Nullable String method, String path) {
    this.method = method;
    this.path = new Glob(path, '/');
  }

  /** Whether this is the route or, for one that no framework names, the path of a request. */
  boolean matches(CallPlace place) {
    return (method == null || method.equals(place.httpMethod()))
        && (matches(place.route()) || matches(place.path()));
  }

  private boolean matches(@Nullable String name) {
    return name != null && path.matches(name);
  }

  /** Returns the pattern as written; not a contract. */
  @Override
  public String toString() {
    return method == null ? path.toString() : method + ' ' + path;
  }
}
