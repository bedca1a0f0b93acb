/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import io.costintent.pricing.AppliedRate;
import io.costintent.pricing.RateTable;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dearest that tokens can be under one rate table, in trillionths of the currency for a token.
 *
 * <p>Which tokens will be read from a cache, written to one or spent on reasoning is not known
 * before the call: each is taken at the dearest rate that it may have. Immutable.
 *
 * @param input of an input token; -1 when the table has no price for one
 * @param output of an output token, in whatever medium; -1 likewise
 * @param mediaInput of an input token of audio, images or video, at least {@code input}
 * @param request of the request itself, 0 for nothing
 * @param table the table, for other units
 */
record TokenRates(long input, long output, long mediaInput, long request, RateTable table) {
  static final long UNKNOWN = -1;
  private static final int PICO = 12;

  private static final List<UsageUnit> INPUT =
      List.of(
          UsageUnit.INPUT_TOKENS,
          UsageUnit.INPUT_TEXT_TOKENS,
          UsageUnit.INPUT_TOOL_TOKENS,
          UsageUnit.INPUT_TEXT_TOOL_TOKENS,
          UsageUnit.CACHE_READ_TOKENS,
          UsageUnit.CACHE_TEXT_READ_TOKENS,
          UsageUnit.CACHE_WRITE_TOKENS,
          UsageUnit.CACHE_WRITE_5M_TOKENS,
          UsageUnit.CACHE_WRITE_30M_TOKENS,
          UsageUnit.CACHE_WRITE_1H_TOKENS,
          UsageUnit.CACHE_WRITE_12H_TOKENS);

  static TokenRates of(RateTable table) {
    long input = dearest(table, INPUT, UNKNOWN);
    long media = input;
    long output = dearest(table, List.of(UsageUnit.OUTPUT_TOKENS), UNKNOWN);
    for (UsageUnit unit : UsageUnit.known()) {
      if (unit.isPartOf(UsageUnit.INPUT_TOKENS)) {
        media = dearest(table, List.of(unit), media);
      } else if (unit.isPartOf(UsageUnit.OUTPUT_TOKENS)) {
        output = dearest(table, List.of(unit), output);
      }
    }
    long request = Math.max(0, dearest(table, List.of(UsageUnit.REQUESTS), 0));
    return new TokenRates(input, output, media, request, table);
  }

  private static long dearest(RateTable table, List<UsageUnit> units, long start) {
    long dearest = start;
    for (UsageUnit unit : units) {
      dearest = Math.max(dearest, picosPerStep(table.rate(unit)));
    }
    return dearest;
  }

  /** Returns the price of one step, rounded up; of the dearest where it depends on the quantity. */
  static long picosPerStep(@Nullable AppliedRate rate) {
    long dearest = UNKNOWN;
    for (AppliedRate next = rate; next != null; next = next.next()) {
      long exact = next.picosPerStep();
      dearest = Math.max(dearest, exact >= 0 ? exact : roundedUp(next));
    }
    return dearest;
  }

  private static long roundedUp(AppliedRate rate) {
    BigDecimal picos =
        rate.rate()
            .amount()
            .multiply(rate.multiplier())
            .scaleByPowerOfTen(PICO)
            .divide(new BigDecimal(rate.stepsPerRate()), 0, RoundingMode.CEILING);
    return picos.toBigInteger().bitLength() < Long.SIZE ? picos.longValueExact() : Long.MAX_VALUE;
  }
}
