/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

/**
 * Cuts properties into the pieces that {@link java.util.Properties#load(java.io.Reader)} treats as
 * one line each. The text of a piece is not interpreted; the JDK does that.
 */
final class LogicalLines {
  private final Visitor visitor;
  private final StringBuilder piece = new StringBuilder();
  private int start;
  private boolean open;

  private LogicalLines(Visitor visitor) {
    this.visitor = visitor;
  }

  interface Visitor {
    /** Called with the number of the first natural line, from 1, and all of the piece's text. */
    void line(int number, String text);
  }

  static void forEach(String text, Visitor visitor) {
    LogicalLines lines = new LogicalLines(visitor);
    int number = 0;
    for (String line : text.split("\r\n|\r|\n", -1)) {
      lines.natural(++number, line);
    }
    lines.close();
  }

  private void natural(int number, String line) {
    String content = stripLeading(line);
    if (!open && (content.isEmpty() || content.charAt(0) == '#' || content.charAt(0) == '!')) {
      return;
    }
    // It adds nothing, so the JDK still takes a comment for one after it. At the very end the JDK
    // makes a key without a name of it, or not, depending on the line terminator: never meant.
    if (!open && content.equals("\\")) {
      return;
    }
    if (!open) {
      start = number;
      open = true;
    }
    piece.append(line).append('\n');
    if (!continues(line)) {
      close();
    }
  }

  private void close() {
    if (open) {
      visitor.line(start, piece.toString());
    }
    piece.setLength(0);
    open = false;
  }

  private static boolean continues(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\\') {
      end--;
    }
    return (line.length() - end) % 2 == 1;
  }

  private static String stripLeading(String line) {
    int begin = 0;
    while (begin < line.length() && " \t\f".indexOf(line.charAt(begin)) >= 0) {
      begin++;
    }
    return line.substring(begin);
  }
}
