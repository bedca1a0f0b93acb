/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import io.costintent.budget.BudgetUnit;
import io.costintent.call.Charge;
import io.costintent.call.ModelRequest;
import io.costintent.cost.Cost;
import io.costintent.cost.CostCalculator;
import io.costintent.internal.BoundedCache;
import io.costintent.money.Money;
import io.costintent.pricing.ContextThreshold;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceLookup;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.RateCard;
import io.costintent.pricing.RateTable;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says what a call can cost at most: its input at the dearest rate that is within reach, and all
 * the output that it may have.
 *
 * <p>Within reach are: every context tier up to the size of the request, the service tier asked for
 * and the standard one, cache writes of any lifetime, reasoning, and each medium that the request
 * has. Cache reads count at the full price. Not within reach, as nothing says so before the answer:
 * a tier that an account has by default. Thread-safe.
 */
final class Estimator {
  private static final int MAX_MODELS = 1024;
  private static final long[] NO_SIZES = {};

  private final PriceBook book;
  private final HoldSettings settings;
  private final CostCalculator calculator = CostCalculator.create();
  private final BoundedCache<RateTable, TokenRates> rates = new BoundedCache<>(MAX_MODELS);
  private final BoundedCache<ModelPrices, long[]> tierSizes = new BoundedCache<>(MAX_MODELS);

  Estimator(PriceBook book, HoldSettings settings) {
    this.book = book;
    this.settings = settings;
  }

  /** Returns the most that the call can take; guesses are those of the settings. */
  Estimate atMost(ModelRequest request, @Nullable Usage atMost, Instant at) {
    Charge charge = request.charge();
    if (charge != null) {
      return charged(charge, request, at);
    }
    long input = inputTokens(request, atMost);
    long output = outputTokens(request, atMost);
    return priced(request, atMost, at, input, output);
  }

  /** A charge says what it comes to; nothing is guessed. */
  private Estimate charged(Charge charge, ModelRequest request, Instant at) {
    Usage usage = charge.usage();
    Cost cost = calculator.calculate(book, query(request, at, null), usage, charge.amount());
    Money amount = Spent.countable(cost);
    boolean known = amount != null && BudgetUnit.USD.counts(amount);
    long picos = known && amount != null ? amount.picosOr(Long.MAX_VALUE) : Estimate.UNKNOWN;
    long input = usage == null ? 0 : usage.quantity(UsageUnit.INPUT_TOKENS);
    long output = usage == null ? 0 : usage.quantity(UsageUnit.OUTPUT_TOKENS);
    long requests = usage == null ? 0 : usage.quantity(UsageUnit.REQUESTS);
    long floor = Math.max(0, picos); // a job that outlives its hold is being paid for
    return new Estimate(input, output, floor, floor, picos, requests);
  }

  private long inputTokens(ModelRequest request, @Nullable Usage atMost) {
    if (atMost != null && (atMost.has(UsageUnit.INPUT_TOKENS) || !isChat(request))) {
      return atMost.quantity(UsageUnit.INPUT_TOKENS);
    }
    return settings.unknownInputTokens();
  }

  private long outputTokens(ModelRequest request, @Nullable Usage atMost) {
    if (atMost != null && atMost.has(UsageUnit.OUTPUT_TOKENS)) {
      return atMost.quantity(UsageUnit.OUTPUT_TOKENS);
    }
    if (request.operation().equals(ModelRequest.EMBEDDINGS)) {
      return 0;
    }
    long each = request.maxOutputTokens();
    return Estimate.product(each < 0 ? settings.maxOutputTokens() : each, request.candidates());
  }

  private static boolean isChat(ModelRequest request) {
    return request.operation().equals(ModelRequest.CHAT)
        || request.operation().equals(ModelRequest.TEXT_COMPLETION);
  }

  /** Whether nothing but a guess says how much the call sends. */
  static boolean isGuess(@Nullable Usage atMost) {
    return atMost == null || !atMost.has(UsageUnit.INPUT_TOKENS);
  }

  private Estimate priced(
      ModelRequest request, @Nullable Usage atMost, Instant at, long input, long output) {
    Bound bound = new Bound(atMost, input, output);
    PriceQuery asked = query(request, at, request.serviceTier());
    PriceLookup lookup = book.find(asked);
    if (lookup instanceof PriceLookup.Found found && isInDollars(found)) {
      for (long size : sizes(found)) {
        if (size <= Estimate.sum(input, output)) {
          Usage usage = Usage.ofTokens(Math.min(size, input), Math.min(size, output));
          addTiers(found, request, asked, usage, bound);
        }
      }
      addTiers(found, request, asked, Usage.ofTokens(input, output), bound);
    }
    return bound.estimate();
  }

  private void addTiers(
      PriceLookup.Found found, ModelRequest request, PriceQuery asked, Usage usage, Bound bound) {
    bound.add(rates.get(found.rates(asked, usage), TokenRates::of));
    if (asked.serviceTier() != null) {
      bound.add(rates.get(found.rates(query(request, asked.at(), null), usage), TokenRates::of));
    }
  }

  private PriceQuery query(ModelRequest request, Instant at, @Nullable String tier) {
    return book.asMeant(request.priceQuery(null, at).requestedServiceTier(tier).build());
  }

  private static boolean isInDollars(PriceLookup.Found found) {
    return found.prices().currency().getCurrencyCode().equals("USD");
  }

  /** The sizes of request at which prices of the model change, smallest first or not. */
  private long[] sizes(PriceLookup.Found found) {
    return tierSizes.get(found.prices(), Estimator::readSizes);
  }

  private static long[] readSizes(ModelPrices prices) {
    long[] sizes =
        prices.cards().stream()
            .map(RateCard::conditions)
            .map(it -> it.context())
            .filter(it -> it != null)
            .mapToLong(ContextThreshold::tokens)
            .map(it -> it + 1)
            .distinct()
            .toArray();
    if (sizes.length == 0) {
      return NO_SIZES;
    }
    long[] withSmallest = new long[sizes.length + 1];
    System.arraycopy(sizes, 0, withSmallest, 1, sizes.length);
    return withSmallest;
  }

  /** The dearest of several rate tables. */
  private static final class Bound {
    private final @Nullable Usage atMost;
    private final long input;
    private final long output;
    private long inputPicos = Estimate.UNKNOWN;
    private long fixedPicos;
    private long picos = Estimate.UNKNOWN;

    Bound(@Nullable Usage atMost, long input, long output) {
      this.atMost = atMost;
      this.input = input;
      this.output = output;
    }

    void add(TokenRates rates) {
      long others = others(rates);
      boolean known = rates.input() >= 0 || rates.output() >= 0 || others >= 0;
      if (!known) {
        return;
      }
      long perInput = hasMedia() ? rates.mediaInput() : rates.input();
      long in = Estimate.product(input, Math.max(0, perInput));
      long out = Estimate.product(output, Math.max(0, rates.output()));
      long fees = Estimate.sum(Math.max(0, others), rates.request());
      long fixed = Estimate.sum(in, fees);
      inputPicos = Math.max(inputPicos, Estimate.sum(in, rates.request()));
      fixedPicos = Math.max(fixedPicos, fixed);
      picos = Math.max(picos, Estimate.sum(fixed, out));
    }

    /** Images, searches and whatever else is not counted in tokens. */
    private long others(TokenRates rates) {
      long sum = Estimate.UNKNOWN;
      for (int i = 0; atMost != null && i < atMost.size(); i++) {
        UsageUnit unit = atMost.unit(i);
        if (!isTokens(unit)) {
          long each = TokenRates.picosPerStep(rates.table().rate(unit));
          if (each >= 0) {
            sum = Estimate.sum(Math.max(0, sum), Estimate.product(atMost.quantity(i), each));
          }
        }
      }
      return sum;
    }

    private boolean hasMedia() {
      for (int i = 0; atMost != null && i < atMost.size(); i++) {
        if (atMost.unit(i).isPartOf(UsageUnit.INPUT_TOKENS) && atMost.quantity(i) > 0) {
          return true;
        }
      }
      return false;
    }

    private static boolean isTokens(UsageUnit unit) {
      return unit.equals(UsageUnit.INPUT_TOKENS)
          || unit.equals(UsageUnit.OUTPUT_TOKENS)
          || unit.isPartOf(UsageUnit.INPUT_TOKENS)
          || unit.isPartOf(UsageUnit.OUTPUT_TOKENS);
    }

    Estimate estimate() {
      return new Estimate(input, output, Math.max(0, inputPicos), fixedPicos, picos, 1);
    }
  }
}
