/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent;

/** The bounds on what an intent may contain, so that it fits spans, headers and reports. */
final class Texts {
  static final int MAX_LENGTH = 128;
  static final int MAX_LABELS = 16;
  static final int MAX_LABEL_NAME = 64;
  static final String EXPECTATION =
      "1 to " + MAX_LENGTH + " printable characters, no line breaks or control characters";

  /** Whether a value, without surrounding white space, is within the bounds. */
  static boolean isValid(String value) {
    String text = value.strip();
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.codePoints().allMatch(Texts::isPrintable);
  }

  /** Whether a label name is lower case letters, digits, {@code _}, {@code -} and dots. */
  static boolean isValidLabel(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_LABEL_NAME
        && name.charAt(0) >= 'a'
        && name.charAt(0) <= 'z'
        && name.chars()
            .allMatch(c ->
                (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || c == '_'
                    || c == '-'
                    || c == '.');
  }

  /** Returns {@code value} fit for an error message: shortened, control characters escaped. */
  static String quote(String value) {
    StringBuilder text = new StringBuilder();
    value
        .codePoints()
        .limit(40)
        .forEach(c -> {
          if (isPrintable(c)) {
            text.appendCodePoint(c);
          } else {
            text.append("\\u").append(Integer.toHexString(c));
          }
        });
    return value.length() > 40 ? text + "... (" + value.length() + " characters)" : text.toString();
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private Texts() {}
}
