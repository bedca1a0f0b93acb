/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import io.costintent.money.Money;
import io.costintent.pricing.Adjustment;
import io.costintent.pricing.Agreement;
import io.costintent.pricing.ExchangeRates;
import io.costintent.pricing.PriceLookup;
import io.costintent.pricing.PriceQuery;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.costintent.usage.UsageUnit.Category;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation pays for a call: its lines, adjusted in the order of the agreement, then
 * converted, then rounded once.
 */
final class Agreed {
  private final Agreement agreement;
  private final Currency currency;
  private final boolean converted;
  private final Shares shares;
  private final @Nullable Money list;
  private final List<CostAdjustment> adjustments = new ArrayList<>();

  /** Returns the adjusted cost of {@code lines}. */
  static Agreed of(
      Agreement agreement,
      PriceQuery query,
      PriceLookup.Found found,
      UsagePlan plan,
      Usage usage,
      @Nullable Money list) {
    Agreed agreed = new Agreed(agreement, plan.table.currency(), list);
    agreed.adjust(new ExactCalculation(plan, usage).items(), query, found, usage);
    return agreed;
  }

  private Agreed(Agreement agreement, Currency priced, @Nullable Money list) {
    this.agreement = agreement;
    this.list = list;
    Currency wanted = agreement.currency();
    converted = wanted == null || conversion(priced, wanted) != null;
    currency = wanted != null && converted ? wanted : priced;
    shares = new Shares(currency);
  }

  /** Whether the amount is in the currency that the agreement asks for. */
  boolean isConverted() {
    return converted;
  }

  Money total() {
    return shares.total();
  }

  Money part(Category category) {
    return shares.part(category);
  }

  /** What the call costs whoever has no agreement, or null when nobody else can buy it. */
  @Nullable Money list() {
    return list;
  }

  BigDecimal preciseTotal() {
    return LineItem.shown(shares.sum());
  }

  List<CostAdjustment> adjustments() {
    return List.copyOf(adjustments);
  }

  /** Returns an amount in the currency that the agreement asks for, or as it is. */
  static Money converted(Agreement agreement, Money amount) {
    Currency wanted = agreement.currency();
    if (wanted == null || wanted.equals(amount.currency())) {
      return amount;
    }
    Agreed agreed = new Agreed(agreement, amount.currency(), null);
    if (!agreed.converted) {
      return amount;
    }
    Fraction exact = new Fraction(amount.amount(), BigInteger.ONE);
    return Money.of(agreed.inCurrency(exact, amount.currency()).rounded(Money.SCALE), wanted);
  }

  private void adjust(
      List<LineItem> items, PriceQuery query, PriceLookup.Found found, Usage usage) {
    Currency priced = found.prices().currency();
    Fraction[] amounts = new Fraction[items.size()];
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = inCurrency(items.get(i).exactAmount(), priced);
    }
    for (Adjustment adjustment : agreement.adjustments()) {
      if (adjustment.matches(query, found)) {
        apply(adjustment, items, amounts, usage);
      }
    }
    for (int i = 0; i < amounts.length; i++) {
      shares.add(items.get(i).unit().category(), amounts[i]);
    }
  }

  private void apply(Adjustment adjustment, List<LineItem> items, Fraction[] amounts, Usage usage) {
    Fraction change = Fraction.ZERO;
    boolean covered = false;
    for (int i = 0; i < amounts.length; i++) {
      if (adjustment.covers(items.get(i).unit())) {
        Fraction adjusted = amounts[i].times(adjustment.factor());
        change = change.plus(adjusted.minus(amounts[i]));
        amounts[i] = adjusted;
        covered = true;
      }
    }
    if (covered) {
      adjustments.add(adjustment(adjustment.name(), change));
      addShareOfHour(adjustment, usage);
    }
  }

  private void addShareOfHour(Adjustment adjustment, Usage usage) {
    BigDecimal hourly = adjustment.hourly();
    BigDecimal tokensPerHour = adjustment.tokensPerHour();
    if (hourly == null || tokensPerHour == null) {
      return;
    }
    BigDecimal tokens =
        BigDecimal.valueOf(usage.quantity(UsageUnit.INPUT_TOKENS))
            .add(BigDecimal.valueOf(usage.quantity(UsageUnit.OUTPUT_TOKENS)));
    Fraction hours = new Fraction(tokens, BigInteger.ONE).times(hourly, tokensPerHour);
    Fraction share = inCurrency(hours, Currency.getInstance("USD"));
    shares.add(UsageUnit.PROVISIONED_HOURS.category(), share);
    adjustments.add(adjustment(adjustment.name() + ", share of the hour", share));
  }

  private CostAdjustment adjustment(String name, Fraction change) {
    return new CostAdjustment(name, Money.of(change.rounded(Money.SCALE), currency));
  }

  private Fraction inCurrency(Fraction amount, Currency from) {
    BigDecimal[] rate = conversion(from, currency);
    return rate == null ? amount : amount.times(rate[0], rate[1]);
  }

  /** Returns what to multiply by and what to divide by, or null when that is not known. */
  private BigDecimal @Nullable [] conversion(Currency from, Currency to) {
    if (from.equals(to)) {
      return new BigDecimal[] {BigDecimal.ONE, BigDecimal.ONE};
    }
    ExchangeRates exchange = agreement.exchangeRates();
    BigDecimal up = exchange == null ? null : exchange.perDollar(to);
    BigDecimal down = exchange == null ? null : exchange.perDollar(from);
    return up == null || down == null ? null : new BigDecimal[] {up, down};
  }
}
