/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent.rule;

/**
 * Methods of classes by name, such as {@code com.acme.support.*#answer*}: {@code *} stands for any
 * characters but a dot, {@code **} for any.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class MethodPattern {
  private final Glob type;
  private final Glob method;

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException for one that is not a class and a method around {@code #}
   */
  static MethodPattern parse(String text) {
    int hash = text.indexOf('#');
    if (hash <= 0 || hash == text.length() - 1 || text.indexOf('#', hash + 1) > 0) {
      throw new IllegalArgumentException(text);
    }
    return new MethodPattern(text.substring(0, hash), text.substring(hash + 1));
  }

  private MethodPattern(String type, String method) {
    this.type = new Glob(type, '.');
    this.method = new Glob(method, '.');
  }

  /** Whether a class of this name is one whose methods may be meant. */
  public boolean matchesType(String name) {
    return type.matches(name);
  }

  /** Whether a method of this name is meant, of a class that is. */
  public boolean matchesMethod(String name) {
    return method.matches(name);
  }

  /** Returns the pattern as written. */
  @Override
  public String toString() {
    return type + "#" + method;
  }
}
