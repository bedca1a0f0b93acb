/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.intent.Purpose;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.List;

/** The same call in all benchmarks: a cached chat turn of the triage feature. */
final class Work {
  static final CostIntent INTENT =
      CostIntent.builder()
          .team("support")
          .feature("ticket-triage")
          .purpose(Purpose.PRODUCTION)
          .build();
  static final ModelRequest REQUEST = ModelRequest.chat("openai", "gpt-4o");
  static final Usage USAGE =
      Usage.builder()
          .add(UsageUnit.INPUT_TOKENS, 1200)
          .add(UsageUnit.CACHE_READ_TOKENS, 1024)
          .add(UsageUnit.OUTPUT_TOKENS, 180)
          .build();

  /** A response without an id: a fresh id for each call would measure its making. */
  static final ResponseFacts RESPONSE =
      ResponseFacts.builder()
          .model("gpt-4o-2024-08-06")
          .finishReasons(List.of("stop"))
          .usage(USAGE)
          .build();

  private Work() {}
}
