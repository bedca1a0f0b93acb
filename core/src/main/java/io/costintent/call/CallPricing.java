/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.cost.Cost;
import io.costintent.cost.CostCalculator;
import io.costintent.cost.CostReason;
import io.costintent.internal.Guard;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceQuery;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import org.jspecify.annotations.Nullable;

/** Prices what is known of a call when it ends. */
final class CallPricing {
  private static final Cost FAILED = Cost.unpriced(CostReason.INTERNAL_ERROR);

  private final CostCalculator calculator = CostCalculator.create();
  private final PriceBook book;

  CallPricing(PriceBook book) {
    this.book = book;
  }

  Cost price(TrackedCall call, CallEnding ending, @Nullable ResponseFacts response) {
    Usage usage = response == null ? null : response.usage();
    boolean reported = response != null && response.reportedCost() != null;
    if (!reported && usage == null) {
      return Cost.unpriced(withoutUsage(call.request(), ending));
    }
    if (!reported && call.request().isStreaming() && usage != null && usage.isAllZero()) {
      return Cost.unpriced(CostReason.ALL_ZERO_USAGE);
    }
    Usage counted =
        ending == CallEnding.COMPLETED || usage == null ? usage : usage.with(UsageFlaw.PARTIAL);
    return Guard.get(
        "price",
        () ->
            calculator.calculate(
                book,
                query(call, response),
                counted,
                response == null ? null : response.reportedCost()),
        FAILED);
  }

  private static CostReason withoutUsage(ModelRequest request, CallEnding ending) {
    return switch (ending) {
      case FAILED -> CostReason.PROVIDER_ERROR;
      case CUT, CANCELLED, NEVER_CONSUMED -> CostReason.STREAM_INCOMPLETE;
      default -> request.isUsageExpected() ? CostReason.NO_USAGE : CostReason.USAGE_NOT_REQUESTED;
    };
  }

  private static PriceQuery query(TrackedCall call, @Nullable ResponseFacts response) {
    ModelRequest request = call.request();
    PriceQuery.Builder query =
        request.priceQuery(response == null ? null : response.model(), call.startedAt());
    if (response != null) {
      query.servedServiceTier(response.serviceTier()).speed(response.speed());
      if (response.region() != null) {
        query.region(response.region());
      }
      if (response.batch() != null) {
        query.batch(response.batch());
      }
      response.conditions().forEach(query::condition);
    }
    return query.build();
  }
}
