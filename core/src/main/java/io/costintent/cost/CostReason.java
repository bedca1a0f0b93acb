/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import io.costintent.pricing.PriceLookup;
import io.costintent.usage.UsageFlaw;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Why a cost has no amount, or one that is not exact.
 *
 * @since 0.1
 */
public enum CostReason {
  /** The response did not say what was consumed. */
  NO_USAGE("the response carries no usage"),
  /** Everything reported is zero, which from a stream means that nobody knows. */
  ALL_ZERO_USAGE("all reported quantities are zero"),
  /** The price book has no model of the provider. */
  UNKNOWN_PROVIDER("the price book does not know the provider"),
  /** The price book does not know the model. */
  UNKNOWN_MODEL("the price book does not know the model"),
  /** The name is a customer's own, of a deployment or a profile, and nobody said what it means. */
  UNMAPPED_NAME("nobody said which model the deployment or profile stands for"),
  /** The price book knows the model, but no price for the time of the call. */
  OUTSIDE_VALIDITY("no price is valid at the time of the call"),
  /** Something was consumed that has no price; it is not in the amount. */
  NO_RATE_FOR_UNIT("a unit without a price is not in the amount"),
  /** The price of another unit or of the standard service tier stands in. */
  INHERITED_RATE("a price of a wider unit or of the standard tier stands in"),
  /** The price of a base model or of another provider stands in. */
  UNVERIFIED_MATCH("the price of a related model or of another provider stands in"),
  /** The book has a price under terms that are not known here, which might be the right one. */
  TERMS_NOT_KNOWN("the price book has a price for the model under terms not known here"),
  /** The amount is in another currency than asked for: nobody gave the exchange rate. */
  NOT_CONVERTED("there is no exchange rate for the currency of the price"),
  /** Sources disagree about a price. */
  DISPUTED_RATE("sources disagree about a price"),
  /** The response ended early; what is known is a lower bound. */
  USAGE_PARTIAL("the usage is incomplete"),
  /** The usage covers several calls and could not be taken apart. */
  USAGE_CUMULATIVE("the usage covers several calls"),
  /** A part of the usage is larger than its whole. */
  USAGE_INCONSISTENT("the usage contradicts itself"),
  /** The usage was counted on the client side. */
  USAGE_COUNTED_BY_CLIENT("the usage was counted on the client side"),
  /** The usage has totals only. */
  USAGE_DETAIL_MISSING("the usage does not tell cached from other tokens"),
  /** Work besides the model's own, at prices of its own, is in the usage only in part. */
  USAGE_SIDE_WORK("work besides the model's own is in the usage only in part"),
  /** Whether the input contains the cached tokens cannot be told. */
  USAGE_AMBIGUOUS("it cannot be told whether the input contains the cached tokens"),
  /** The stream was asked for without usage. */
  USAGE_NOT_REQUESTED("the request did not ask the stream for usage"),
  /** The stream ended before the provider said what was consumed. */
  STREAM_INCOMPLETE("the stream ended before its usage arrived"),
  /** The provider answered with an error. */
  PROVIDER_ERROR("the provider answered with an error"),
  /** The calculation itself failed. */
  INTERNAL_ERROR("the calculation failed");

  private static final CostReason[] ALL = values();

  private final String code = name().toLowerCase(Locale.ROOT);
  private final String text;

  CostReason(String text) {
    this.text = text;
  }

  /** The text used in {@code costintent.cost.reasons}. */
  public String code() {
    return code;
  }

  /** Returns the reason that a flaw of the usage gives. */
  public static CostReason of(UsageFlaw flaw) {
    return switch (flaw) {
      case PARTIAL -> USAGE_PARTIAL;
      case CUMULATIVE -> USAGE_CUMULATIVE;
      case INCONSISTENT -> USAGE_INCONSISTENT;
      case COUNTED_BY_CLIENT -> USAGE_COUNTED_BY_CLIENT;
      case DETAIL_MISSING -> USAGE_DETAIL_MISSING;
      case SIDE_WORK -> USAGE_SIDE_WORK;
      case AMBIGUOUS -> USAGE_AMBIGUOUS;
    };
  }

  static CostReason of(PriceLookup.Reason reason) {
    return switch (reason) {
      case UNKNOWN_PROVIDER -> UNKNOWN_PROVIDER;
      case UNKNOWN_MODEL -> UNKNOWN_MODEL;
      case UNMAPPED_NAME -> UNMAPPED_NAME;
      case OUTSIDE_VALIDITY -> OUTSIDE_VALIDITY;
    };
  }

  String text() {
    return text;
  }

  int bit() {
    return 1 << ordinal();
  }

  static Set<CostReason> set(int bits) {
    if (bits == 0) {
      return Set.of();
    }
    Set<CostReason> set = EnumSet.noneOf(CostReason.class);
    for (CostReason reason : ALL) {
      if ((bits & reason.bit()) != 0) {
        set.add(reason);
      }
    }
    return Collections.unmodifiableSet(set);
  }
}
