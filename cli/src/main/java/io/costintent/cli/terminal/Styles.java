/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.terminal;

import java.util.regex.Pattern;

/** Colours of a terminal, or none. Immutable and thread-safe. */
public final class Styles {
  private static final String ESCAPE = "\u001B[";
  private static final Pattern SEQUENCE = Pattern.compile("\u001B\\[[0-9;]*m");

  private final boolean coloured;

  /** Returns styles that colour, or leave every text as it is. */
  public static Styles of(boolean coloured) {
    return new Styles(coloured);
  }

  private Styles(boolean coloured) {
    this.coloured = coloured;
  }

  /** Returns the text as a heading. */
  public String heading(String text) {
    return style("1", text);
  }

  /** Returns the text as something in order. */
  public String good(String text) {
    return style("32", text);
  }

  /** Returns the text as something to look at. */
  public String doubtful(String text) {
    return style("33", text);
  }

  /** Returns the text as something wrong. */
  public String bad(String text) {
    return style("31", text);
  }

  private String style(String code, String text) {
    return coloured ? ESCAPE + code + 'm' + text + ESCAPE + "0m" : text;
  }

  static String plain(String text) {
    return SEQUENCE.matcher(text).replaceAll("");
  }
}
