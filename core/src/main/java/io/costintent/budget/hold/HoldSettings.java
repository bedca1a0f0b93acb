/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import java.time.Duration;

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

  public HoldSettings {
    if (ttl.isNegative() || ttl.isZero()) {
      throw new IllegalArgumentException("ttl: " + ttl + " (expected: > 0)");
    }
    atLeastOne("maxOutputTokens", maxOutputTokens);
    atLeastOne("minOutputTokens", minOutputTokens);
    atLeastOne("unknownInputTokens", unknownInputTokens);
  }

  private static void atLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
    }
  }
}
