/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows whose columns are aligned. Not thread-safe; confine to one thread. */
public final class Table {
  private final boolean[] right;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * Returns a table with these headings.
   *
   * @param headings the first row; a heading that starts with {@code >} aligns its column right
   */
  public static Table of(String... headings) {
    boolean[] right = new boolean[headings.length];
    String[] row = new String[headings.length];
    for (int i = 0; i < headings.length; i++) {
      right[i] = headings[i].startsWith(">");
      row[i] = right[i] ? headings[i].substring(1) : headings[i];
    }
    Table table = new Table(right);
    table.rows.add(row);
    return table;
  }

  private Table(boolean[] right) {
    this.right = right;
  }

  /** Adds a row with one cell per heading. */
  public Table row(String... cells) {
    if (cells.length != right.length) {
      throw new IllegalArgumentException(
          "cells: " + Arrays.toString(cells) + " (expected: " + right.length + ")");
    }
    rows.add(cells.clone());
    return this;
  }

  /** Whether there is nothing but headings. */
  public boolean isEmpty() {
    return rows.size() == 1;
  }

  /** Writes all rows, the headings in the style of a heading. */
  public void print(PrintWriter out, Styles styles) {
    int[] widths = new int[right.length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], width(row[i]));
      }
    }
    out.println(styles.heading(line(rows.get(0), widths)));
    for (String[] row : rows.subList(1, rows.size())) {
      out.println(line(row, widths));
    }
  }

  private String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      String space = " ".repeat(widths[i] - width(row[i]));
      line.append(i == 0 ? "" : "  ");
      line.append(right[i] ? space + row[i] : row[i] + space);
    }
    return line.toString().stripTrailing();
  }

  /** The width on the screen: what colours a text takes none. */
  private static int width(String cell) {
    return Styles.plain(cell).codePointCount(0, Styles.plain(cell).length());
  }
}
