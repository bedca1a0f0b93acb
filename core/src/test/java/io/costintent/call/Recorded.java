/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.pricing.PriceBooks;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A handler with the bundled prices, clocks that tests move, and what it recorded. */
final class Recorded implements CallListener {
  static final ModelRequest CHAT = ModelRequest.chat("openai", "gpt-4o");
  static final ModelRequest STREAM =
      ModelRequest.builder("openai", "gpt-4o").streaming(true).build();

  final List<CallRecord> records = new ArrayList<>();
  final AtomicLong nanos = new AtomicLong(-5);

  ModelCallHandler.Builder builder() {
    return ModelCallHandler.builder(PriceBooks.bundled())
        .clock(() -> Instant.parse("2026-10-01T12:00:00Z"), nanos::get)
        .listener(this);
  }

  void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  /** 1,000 tokens in at 2.50 USD and 100 out at 10 USD per million: 0.0035 USD. */
  static ResponseFacts response(String id) {
    return ResponseFacts.builder()
        .responseId(id)
        .model("gpt-4o")
        .usage(Usage.ofTokens(1000, 100))
        .build();
  }

  @Override
  public synchronized void onEnd(CallRecord record) {
    records.add(record);
  }

  CallRecord only() {
    if (records.size() != 1) {
      throw new AssertionError("expected one record, not " + records);
    }
    return records.get(0);
  }
}
