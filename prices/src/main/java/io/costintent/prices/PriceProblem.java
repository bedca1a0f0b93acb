/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

/**
 * Something in a price book that a person should look at.
 *
 * @param severity whether a cost may come out wrong
 * @param file the file in the book's folder
 * @param line the line in the file, from 1
 * @param text model and problem
 * @since 0.1
 */
public record PriceProblem(Severity severity, String file, int line, String text)
    implements Comparable<PriceProblem> {
  /** How bad a problem is. */
  public enum Severity {
    /** A cost may be wrong, or the book cannot be loaded. */
    ERROR,
    /** Unusual, and sometimes right. */
    WARNING
  }

  /** By file, then by line. */
  @Override
  public int compareTo(PriceProblem other) {
    int order = file.compareTo(other.file);
    order = order != 0 ? order : Integer.compare(line, other.line);
    return order != 0 ? order : text.compareTo(other.text);
  }

  /** Returns the problem as compilers write it; not a contract. */
  @Override
  public String toString() {
    return file
        + ":"
        + line
        + ": "
        + severity.name().toLowerCase(java.util.Locale.ROOT)
        + ": "
        + text;
  }
}
