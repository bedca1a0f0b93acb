/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** The few ISO 8601 forms of price books, read without the machinery of a formatter. */
final class IsoText {
  private IsoText() {}

  /** Parses {@code 2026-08-16T16:00:00Z}. */
  static Instant instant(String text) {
    if (text.length() != 20 || text.charAt(10) != 'T' || text.charAt(19) != 'Z') {
      throw new DateTimeException(text);
    }
    LocalTime time = time(text.substring(11, 16)).withSecond(number(text, 17, 19));
    requireSeparator(text, 16, ':');
    return date(text.substring(0, 10)).atTime(time).toInstant(ZoneOffset.UTC);
  }

  /** Parses {@code 2026-08-16}. */
  static LocalDate date(String text) {
    if (text.length() != 10) {
      throw new DateTimeException(text);
    }
    requireSeparator(text, 4, '-');
    requireSeparator(text, 7, '-');
    return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
  }

  /** Parses {@code 16:30}. */
  static LocalTime time(String text) {
    if (text.length() != 5) {
      throw new DateTimeException(text);
    }
    requireSeparator(text, 2, ':');
    return LocalTime.of(number(text, 0, 2), number(text, 3, 5));
  }

  private static void requireSeparator(String text, int position, char separator) {
    if (text.charAt(position) != separator) {
      throw new DateTimeException(text);
    }
  }

  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeException(text);
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
