/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text to values. Stricter than the JDK's parsers, which take digits of any script, exponents that
 * cost gigabytes later, and negative durations. All throw what {@link ConfigNode#parse} expects.
 */
final class Scalars {
  private static final Pattern INTEGER = Pattern.compile("[+-]?(0|[1-9][0-9]{0,18})");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[+-]?([0-9]{1,100}(\\.[0-9]{0,100})?|\\.[0-9]{1,100})([eE][+-]?[0-9]{1,2})?");
  private static final Pattern SHORT_DURATION = Pattern.compile("([0-9]{1,18})(ms|s|m|h|d)");

  private Scalars() {}

  static long integer(String text) {
    return Long.parseLong(matching(INTEGER, text).group());
  }

  static BigDecimal decimal(String text) {
    return new BigDecimal(matching(DECIMAL, text).group());
  }

  static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  static Duration duration(String text) {
    Matcher matcher = SHORT_DURATION.matcher(text);
    Duration duration =
        matcher.matches()
            ? Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)))
            : Duration.parse(text);
    if (duration.isNegative()) {
      throw new IllegalArgumentException(text);
    }
    return duration;
  }

  static <E extends Enum<E>> E enumValue(Class<E> type, String text) {
    return Enum.valueOf(type, text.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private static ChronoUnit unit(String text) {
    return switch (text) {
      case "ms" -> ChronoUnit.MILLIS;
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      case "h" -> ChronoUnit.HOURS;
      default -> ChronoUnit.DAYS;
    };
  }

  private static Matcher matching(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    return matcher;
  }
}
