/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import io.costintent.money.Money;
import io.costintent.pricing.Match;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceLookup;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit.Category;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a call cost, and how that came about.
 *
 * <p>Unknown is not zero: a call without a price has no {@link #total()}. Lines and explanation are
 * made when asked for. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Cost {
  private final CostStatus status;
  private final int reasons;
  private final @Nullable PriceBook book;
  private final PriceLookup.@Nullable Found found;
  private final @Nullable UsagePlan plan;
  private final @Nullable Usage usage;
  private final @Nullable Money computed;
  private final @Nullable Money reported;

  /** Returns the cost of a call about which nothing better is known than why. */
  public static Cost unpriced(CostReason... reasons) {
    if (reasons.length == 0) {
      throw new IllegalArgumentException("reasons: none (expected: at least one)");
    }
    int bits = 0;
    for (CostReason reason : reasons) {
      bits |= reason.bit();
    }
    return new Cost(CostStatus.UNPRICED, bits, null, null, null, null, null, null);
  }

  Cost(
      CostStatus status,
      int reasons,
      @Nullable PriceBook book,
      PriceLookup.@Nullable Found found,
      @Nullable UsagePlan plan,
      @Nullable Usage usage,
      @Nullable Money computed,
      @Nullable Money reported) {
    this.status = status;
    this.reasons = reasons;
    this.book = book;
    this.found = found;
    this.plan = plan;
    this.usage = usage;
    this.computed = computed;
    this.reported = reported;
  }

  /** How far the amount can be trusted. */
  public CostStatus status() {
    return status;
  }

  /** Why the cost is not exact; empty when it is. */
  public Set<CostReason> reasons() {
    return CostReason.set(reasons);
  }

  /** The amount: what the provider reported, else what was computed; null when unpriced. */
  public @Nullable Money total() {
    return reported != null ? reported : computed;
  }

  /**
   * {@link #total()} as it was before its one rounding, exact or to 20 digits where no decimal is:
   * for comparing with other calculators. Null when unpriced.
   */
  public @Nullable BigDecimal preciseAmount() {
    if (reported != null || plan == null || usage == null) {
      Money total = total();
      return total == null ? null : total.amount().stripTrailingZeros();
    }
    return new ExactCalculation(plan, usage).preciseTotal();
  }

  /** What the price book says, or null when it says nothing. */
  public @Nullable Money computed() {
    return computed;
  }

  /** What the provider said it charged, or null. */
  public @Nullable Money reported() {
    return reported;
  }

  /** Reported minus computed, or null unless both are known in one currency. */
  public @Nullable Money delta() {
    return reported != null && computed != null && reported.currency().equals(computed.currency())
        ? reported.minus(computed)
        : null;
  }

  /**
   * The share of a category, or null when unpriced. All shares add up to {@link #total()}: what a
   * provider reported beyond the computed amount is in {@link Category#OTHER}.
   */
  public @Nullable Money part(Category category) {
    Money total = total();
    if (total == null) {
      return null;
    }
    Money delta = delta();
    if (reported != null && delta == null) {
      return category == Category.OTHER ? reported : Money.zero(reported.currency());
    }
    Money part = computedPart(category);
    return part != null && delta != null && category == Category.OTHER ? part.plus(delta) : part;
  }

  private @Nullable Money computedPart(Category category) {
    if (plan == null || usage == null) {
      return null;
    }
    long picos = plan.picos(usage, category.ordinal());
    return picos == UsagePlan.NOT_FAST
        ? new ExactCalculation(plan, usage).part(category)
        : Money.ofPicos(picos, plan.table.currency());
  }

  /** The lines that the computed amount consists of; empty when there is none. */
  public List<LineItem> lines() {
    return plan == null || usage == null ? List.of() : new ExactCalculation(plan, usage).items();
  }

  /** The id of the price book, or null when none was asked. */
  public @Nullable String priceBookId() {
    return book == null ? null : book.id();
  }

  /** {@link PriceBook#label() Id and version} of the price book, or null when none was asked. */
  public @Nullable String priceBook() {
    return book == null ? null : book.label();
  }

  /** The version of the price book, or null when none was asked. */
  public @Nullable String priceBookVersion() {
    return book == null ? null : book.version();
  }

  /** How the model's name led to prices; {@link Match#NONE} when it did not. */
  public Match match() {
    return found == null ? Match.NONE : found.match();
  }

  /** The provider and model whose prices were used, such as {@code openai/gpt-4o}, or null. */
  public @Nullable String sku() {
    return found == null ? null : found.sku();
  }

  /** Returns a text for people: lines, rates, sources, what stands in for what, and the total. */
  public String explain() {
    return CostExplanation.of(this, plan, usage);
  }

  /** Returns total and status; not a contract. */
  @Override
  public String toString() {
    Money total = total();
    return (total == null ? "?" : total) + " " + status.code() + (reasons == 0 ? "" : reasons());
  }
}
