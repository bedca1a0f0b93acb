/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.List;
import java.util.Locale;

/**
 * The tokens of a call, taken apart so that the parts add up: a counter by type may be summed.
 *
 * @param input all input tokens
 * @param cacheRead input tokens served from the cache
 * @param cacheWrite input tokens written to the cache
 * @param output all output tokens
 * @param reasoning output tokens of hidden thinking
 */
record TokenSplit(long input, long cacheRead, long cacheWrite, long output, long reasoning) {
  enum Type {
    INPUT,
    CACHE_READ,
    CACHE_WRITE,
    OUTPUT,
    REASONING;

    static final List<Type> ALL = List.of(values());

    private final String value = name().toLowerCase(Locale.ROOT);

    String value() {
      return value;
    }
  }

  static TokenSplit of(Usage usage) {
    long input = usage.quantity(UsageUnit.INPUT_TOKENS);
    long output = usage.quantity(UsageUnit.OUTPUT_TOKENS);
    long cacheRead = Math.min(input, usage.quantity(UsageUnit.CACHE_READ_TOKENS));
    long cacheWrite = Math.min(input - cacheRead, usage.quantity(UsageUnit.CACHE_WRITE_TOKENS));
    long reasoning = Math.min(output, usage.quantity(UsageUnit.OUTPUT_REASONING_TOKENS));
    return new TokenSplit(input, cacheRead, cacheWrite, output, reasoning);
  }

  /** The tokens of {@code type} that belong to no other type. */
  long quantity(Type type) {
    return switch (type) {
      case INPUT -> input - cacheRead - cacheWrite;
      case CACHE_READ -> cacheRead;
      case CACHE_WRITE -> cacheWrite;
      case OUTPUT -> output - reasoning;
      case REASONING -> reasoning;
    };
  }
}
