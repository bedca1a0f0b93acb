/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceLookup;
import io.costintent.pricing.PriceQuery;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A price book that fails whenever it is asked. */
final class BrokenPriceBook implements PriceBook {
  private final AtomicInteger asked = new AtomicInteger();

  @Override
  public String id() {
    return "broken";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public @Nullable Instant generatedAt() {
    return null;
  }

  @Override
  public PriceLookup find(PriceQuery query) {
    asked.incrementAndGet();
    throw new IllegalStateException("broken price book");
  }

  int asked() {
    return asked.get();
  }
}
