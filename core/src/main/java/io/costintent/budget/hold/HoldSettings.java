/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What holds are made of where a request does not say.
 *
 * @param ttl after how long a hold that nobody settles expires; streams renew theirs
 * @param maxOutputTokens the output that a request without a limit of its own is held for, and
 *     limited to where its door can: for each candidate
 * @param minOutputTokens the lowest limit that is worth a call; below, the call is denied instead
 * @param unknownInputTokens the input that is held for when nobody can count it
 * @since 0.1
 */
public record HoldSettings(
    Duration ttl, long maxOutputTokens, long minOutputTokens, long unknownInputTokens) {
  /** 15 minutes; 16,384 tokens of output, at least 64; 16,384 tokens of input. */
  public static final HoldSettings DEFAULT =
      new HoldSettings(Duration.ofMinutes(15), 16_384, 64, 16_384);

  private static final Duration SHORTEST_TTL = Duration.ofSeconds(1);

  /** Some endpoints refuse a lower limit. */
  private static final long LEAST_TOKENS = 16;

  private static final long MOST_TOKENS = 100_000_000;

  public HoldSettings {
    if (ttl.isNegative() || ttl.isZero()) {
      throw new IllegalArgumentException("ttl: " + ttl + " (expected: > 0)");
    }
    atLeast("maxOutputTokens", maxOutputTokens);
    atLeast("minOutputTokens", minOutputTokens);
    atLeast("unknownInputTokens", unknownInputTokens);
  }

  /** Returns what the section {@code holds} says; null for one that is not there. */
  public static HoldSettings read(@Nullable ConfigNode section, ConfigProblems problems) {
    if (section == null) {
      return DEFAULT;
    }
    problems.check(() ->
        section.allowKeys("ttl", "max_output_tokens", "min_output_tokens", "unknown_input_tokens"));
    return new HoldSettings(
        duration(section, problems),
        tokens(section, "max_output_tokens", DEFAULT.maxOutputTokens, problems),
        tokens(section, "min_output_tokens", DEFAULT.minOutputTokens, problems),
        tokens(section, "unknown_input_tokens", DEFAULT.unknownInputTokens, problems));
  }

  private static Duration duration(ConfigNode section, ConfigProblems problems) {
    ConfigNode node = section.isMap() ? section.child("ttl") : null;
    Duration ttl = node == null ? null : problems.read(node::duration);
    if (node == null || ttl == null) {
      return DEFAULT.ttl;
    }
    if (ttl.compareTo(SHORTEST_TTL) < 0) {
      problems.add(node, "a duration of 1s or more");
      return DEFAULT.ttl;
    }
    return ttl;
  }

  private static long tokens(
      ConfigNode section, String key, long otherwise, ConfigProblems problems) {
    ConfigNode node = section.isMap() ? section.child(key) : null;
    Long tokens =
        node == null ? null : problems.read(() -> node.integer(LEAST_TOKENS, MOST_TOKENS));
    return tokens == null ? otherwise : tokens;
  }

  private static void atLeast(String name, long value) {
    if (value < LEAST_TOKENS) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: >= " + LEAST_TOKENS + ")");
    }
  }
}
