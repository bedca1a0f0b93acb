/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import io.costintent.usage.Usage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a price book knows about a model. Immutable and thread-safe.
 *
 * @since 0.1
 */
public sealed interface PriceLookup {
  /** How the name led to the prices; {@link Match#NONE} when it did not. */
  Match match();

  /**
   * The model was found.
   *
   * @param prices all rate cards of the model, past and future ones included
   * @param match how the name led to them
   * @param scope where a name such as {@code global.anthropic.claude-opus-5} says that it runs,
   *     across the world or not, or null when the name says nothing
   * @param region the geography that the name says, such as {@code eu}, or null
   */
  record Found(ModelPrices prices, Match match, @Nullable String scope, @Nullable String region)
      implements PriceLookup {
    public Found {
      requireNonNull(prices, "prices");
      requireNonNull(match, "match");
    }

    /** Returns the same prices, found in another way. */
    public Found by(Match how) {
      return new Found(prices, how, scope, region);
    }

    /** The provider and model that the name was resolved to, such as {@code openai/gpt-4o}. */
    public String sku() {
      return prices.sku();
    }

    /** Returns the rates in force for a call such as {@code query} that consumed {@code usage}. */
    public RateTable rates(PriceQuery query, Usage usage) {
      return prices.rates(query, this, usage);
    }
  }

  /**
   * There are no prices.
   *
   * @param reason what is missing
   */
  record Missing(Reason reason) implements PriceLookup {
    static final Missing UNKNOWN_PROVIDER = new Missing(Reason.UNKNOWN_PROVIDER);
    static final Missing UNKNOWN_MODEL = new Missing(Reason.UNKNOWN_MODEL);
    static final Missing UNMAPPED_NAME = new Missing(Reason.UNMAPPED_NAME);
    static final Missing OUTSIDE_VALIDITY = new Missing(Reason.OUTSIDE_VALIDITY);

    public Missing {
      requireNonNull(reason, "reason");
    }

    @Override
    public Match match() {
      return Match.NONE;
    }
  }

  /** Why there are no prices, from the least to the most that is known. */
  enum Reason {
    /** The book has no model of the provider. */
    UNKNOWN_PROVIDER,
    /** The book knows the provider but not the model. */
    UNKNOWN_MODEL,
    /** The name is one that a customer gave, and nobody said what it means. */
    UNMAPPED_NAME,
    /** The book knows the model, but no price at that instant. */
    OUTSIDE_VALIDITY;

    /** The text used in {@code costintent.cost.reasons}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
