/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.internal;

import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import org.jspecify.annotations.Nullable;

/**
 * One of the rounds of tools that a model of Spring AI's first generation streams, each inside the
 * one before, and each reporting what it and those before took together.
 *
 * <p>A round ends before those inside it, as Reactor tells of endings. What it reports last is its
 * own report or, where the provider's last chunk was the one that asked for tools, that of the
 * round inside; then the two cannot be told apart. Told by one thread at a time.
 */
public final class StreamedRound {
  private final @Nullable StreamedRound before;
  private long input;
  private long output;
  private boolean blurred;
  private boolean ended;
  private boolean covered;

  /** Creates the round that follows {@code before}, or the first one. */
  public StreamedRound(@Nullable StreamedRound before) {
    this.before = before;
  }

  /**
   * Returns what this round alone took.
   *
   * @param facts what it reports
   * @param counted the input of that, as Spring AI adds it up
   * @param inside what the round inside reports, or null when there is none
   */
  public ResponseFacts single(ResponseFacts facts, long counted, @Nullable Usage inside) {
    Usage usage = facts.usage();
    ended = true;
    if (before != null && !before.ended) {
      before.covered = true;
      return usage == null ? facts : facts.withFlaw(UsageFlaw.CUMULATIVE);
    }
    if (usage == null || covered || isSame(usage, counted, inside)) {
      adopt();
      blurred = true;
      return facts.toBuilder().usage(null).build();
    }
    input = counted;
    output = usage.quantity(UsageUnit.OUTPUT_TOKENS);
    if (before == null) {
      return facts;
    }
    ResponseFacts single =
        Rounds.beyond(facts, usage, input - before.input, output - before.output);
    return before.blurred ? single.withFlaw(UsageFlaw.CUMULATIVE) : single;
  }

  private void adopt() {
    if (before != null) {
      input = before.input;
      output = before.output;
    }
  }

  private static boolean isSame(Usage usage, long counted, @Nullable Usage inside) {
    return inside != null
        && inside.quantity(UsageUnit.INPUT_TOKENS) == counted
        && inside.quantity(UsageUnit.OUTPUT_TOKENS) == usage.quantity(UsageUnit.OUTPUT_TOKENS);
  }
}
