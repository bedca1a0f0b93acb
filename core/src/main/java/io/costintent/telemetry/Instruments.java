/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import java.util.List;
import java.util.Locale;

/** The instruments, as {@code docs/attributes.md} describes them. */
final class Instruments {
  private static final List<Double> DURATION_BUCKETS =
      List.of(
          0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);
  private static final List<Long> TOKEN_BUCKETS =
      List.of(
          1L, 4L, 16L, 64L, 256L, 1024L, 4096L, 16384L, 65536L, 262144L, 1048576L, 4194304L,
          16777216L, 67108864L);

  static DoubleCounter cost(Meter meter, String currency) {
    return meter
        .counterBuilder(
            currency.equals("USD")
                ? "costintent.cost"
                : "costintent.cost." + currency.toLowerCase(Locale.ROOT))
        .ofDoubles()
        .setUnit('{' + currency + '}')
        .setDescription("What billed calls cost, where it is known")
        .build();
  }

  static LongCounter tokens(Meter meter) {
    return meter
        .counterBuilder("costintent.tokens")
        .setUnit("{token}")
        .setDescription("Tokens of billed calls, by type; the types do not overlap")
        .build();
  }

  static LongCounter calls(Meter meter) {
    return meter
        .counterBuilder("costintent.calls")
        .setUnit("{call}")
        .setDescription("Billed and denied calls, by status of their cost and by decision")
        .build();
  }

  static DoubleHistogram duration(Meter meter) {
    return meter
        .histogramBuilder("gen_ai.client.operation.duration")
        .setUnit("s")
        .setDescription("Duration of calls that have no other instrumentation")
        .setExplicitBucketBoundariesAdvice(DURATION_BUCKETS)
        .build();
  }

  static LongHistogram tokenUsage(Meter meter) {
    return meter
        .histogramBuilder("gen_ai.client.token.usage")
        .ofLongs()
        .setUnit("{token}")
        .setDescription("Input and output tokens of calls that have no other instrumentation")
        .setExplicitBucketBoundariesAdvice(TOKEN_BUCKETS)
        .build();
  }

  private Instruments() {}
}
