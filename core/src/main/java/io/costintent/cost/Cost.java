/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import io.costintent.money.Money;
import io.costintent.pricing.Agreement;
import io.costintent.pricing.ExchangeRates;
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
  private final @Nullable Agreed agreed;

  /** Returns the cost of a call about which nothing better is known than why. */
  public static Cost unpriced(CostReason... reasons) {
    if (reasons.length == 0) {
      throw new IllegalArgumentException("reasons: none (expected: at least one)");
    }
    int bits = 0;
    for (CostReason reason : reasons) {
      bits |= reason.bit();
    }
    return new Cost(CostStatus.UNPRICED, bits, null, null, null, null, null, null, null);
  }

  Cost(
      CostStatus status,
      int reasons,
      @Nullable PriceBook book,
      PriceLookup.@Nullable Found found,
      @Nullable UsagePlan plan,
      @Nullable Usage usage,
      @Nullable Money computed,
      @Nullable Money reported,
      @Nullable Agreed agreed) {
    this.status = status;
    this.reasons = reasons;
    this.book = book;
    this.found = found;
    this.plan = plan;
    this.usage = usage;
    this.computed = computed;
    this.reported = reported;
    this.agreed = agreed;
  }

  /** How far the amount can be trusted. */
  public CostStatus status() {
    return status;
  }

  /** Why the cost is not exact; empty when it is. */
  public Set<CostReason> reasons() {
    return CostReason.set(reasons);
  }

  /**
   * The amount: what the provider reported, else what was computed; null when unpriced. It is in
   * the currency that an {@link Agreement} asks for, where its exchange rates allow.
   */
  public @Nullable Money total() {
    if (reported == null) {
      return computed;
    }
    Agreement agreement = book == null ? null : book.agreement();
    return agreement == null ? reported : Agreed.converted(agreement, reported);
  }

  /**
   * {@link #total()} as it was before its one rounding, exact or to 20 digits where no decimal is:
   * for comparing with other calculators. Null when unpriced.
   */
  public @Nullable BigDecimal preciseAmount() {
    if (reported != null || plan == null || usage == null) {
      Money total = total();
      return total == null ? null : plain(total.amount());
    }
    return agreed != null
        ? agreed.preciseTotal()
        : new ExactCalculation(plan, usage).preciseTotal();
  }

  private static BigDecimal plain(BigDecimal amount) {
    return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  /**
   * What the price book says, with what the organisation agreed on, or null when it says nothing.
   */
  public @Nullable Money computed() {
    return computed;
  }

  /**
   * What the price book says at list prices, in the currency of the prices: {@link #computed()}
   * unless there is an {@link Agreement}. Null when nothing is listed.
   */
  public @Nullable Money list() {
    return agreed == null ? computed : agreed.list();
  }

  /** What converted the amount to the currency that the agreement asks for, or null. */
  @Nullable ExchangeRates exchangeRates() {
    Agreement agreement = agreed == null || book == null ? null : book.agreement();
    return agreement == null || computed == null || agreement.currency() == null
        ? null
        : agreement.exchangeRates();
  }

  /** What the organisation's agreements changed, in the order in which they applied. */
  public List<CostAdjustment> adjustments() {
    return agreed == null ? List.of() : agreed.adjustments();
  }

  /** What the provider said it charged, as it said it, or null. */
  public @Nullable Money reported() {
    return reported;
  }

  /** {@link #total()} minus computed, or null unless the provider reported in a like currency. */
  public @Nullable Money delta() {
    Money total = total();
    return reported != null
            && total != null
            && computed != null
            && total.currency().equals(computed.currency())
        ? total.minus(computed)
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
      return category == Category.OTHER ? total : Money.zero(total.currency());
    }
    Money part = computedPart(category);
    return part != null && delta != null && category == Category.OTHER ? part.plus(delta) : part;
  }

  private @Nullable Money computedPart(Category category) {
    if (plan == null || usage == null) {
      return null;
    }
    if (agreed != null) {
      return agreed.part(category);
    }
    long picos = plan.picos(usage, category.ordinal());
    return picos == UsagePlan.NOT_FAST
        ? new ExactCalculation(plan, usage).part(category)
        : Money.ofPicos(picos, plan.table.currency());
  }

  /**
   * The lines that the computed amount consists of, before {@link #adjustments()} and in the
   * currency of the prices; empty when there is none.
   */
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
