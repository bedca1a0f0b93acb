/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.internal;

import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of tools that a model of Spring AI's first generation makes itself, each of which
 * reports what it and those before took together.
 *
 * <p>Rounds of one request have one options object. Bounded; thread-safe.
 */
public final class Rounds {
  private static final int MAX = 8;
  private static final ThreadLocal<Rounds> ON_THREAD = ThreadLocal.withInitial(Rounds::new);

  private final Deque<Round> rounds = new ArrayDeque<>(2);

  /** Returns those of calls that have no observation around them. */
  public static Rounds onThread() {
    return ON_THREAD.get();
  }

  /** Notes what the rounds with {@code options} took so far, and returns what was noted before. */
  private synchronized @Nullable Round replace(Object options, long input, long output) {
    Round before = null;
    for (Round round : rounds) {
      if (round.options.refersTo(options)) {
        before = round;
      }
    }
    if (before != null) {
      rounds.remove(before);
    } else if (rounds.size() == MAX) {
      rounds.removeFirst();
    }
    rounds.addLast(new Round(new WeakReference<>(options), input, output));
    return before;
  }

  /**
   * Returns what one round took.
   *
   * @param facts what it reports
   * @param input the input of that, as Spring AI adds it up
   * @param sum whether that is the sum of several
   * @param follows whether the request answers a model that asked for tools
   */
  public ResponseFacts single(
      ResponseFacts facts, long input, Object options, boolean sum, boolean follows) {
    Usage usage = facts.usage();
    if (usage == null) {
      return facts;
    }
    long output = usage.quantity(UsageUnit.OUTPUT_TOKENS);
    Round before = replace(options, input, output);
    if (!sum || !follows) {
      return facts;
    }
    return before == null
        ? facts.withFlaw(UsageFlaw.CUMULATIVE)
        : beyond(facts, usage, input - before.input, output - before.output);
  }

  /** Returns facts with what {@code usage} has beyond what is known of the rounds before. */
  static ResponseFacts beyond(ResponseFacts facts, Usage usage, long input, long output) {
    if (input < 0 || output < 0) {
      return facts.withFlaw(UsageFlaw.CUMULATIVE);
    }
    Usage.Builder single =
        Usage.builder().add(UsageUnit.INPUT_TOKENS, input).add(UsageUnit.OUTPUT_TOKENS, output);
    usage.flaws().forEach(single::flaw);
    return facts.toBuilder().usage(single.build()).build();
  }

  private record Round(WeakReference<Object> options, long input, long output) {}
}
