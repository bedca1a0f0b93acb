/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two price books, model by model and unit by unit.
 *
 * @param added models that only the later book has, sorted
 * @param removed models that only the earlier book has, sorted
 * @param changed prices that differ, sorted by model
 * @since 0.1
 */
public record PriceDiff(List<String> added, List<String> removed, List<Change> changed) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public PriceDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  /**
   * One price that differs.
   *
   * @param sku provider and model
   * @param what unit, conditions and time
   * @param before the earlier price as a person reads it, or null when there was none
   * @param after the later price, or null when there is none
   * @param percent by how much it rose, rounded to a tenth; null when there is nothing to compare
   */
  public record Change(
      String sku,
      String what,
      @Nullable String before,
      @Nullable String after,
      @Nullable BigDecimal percent) {

    /** Returns the change in one line; not a contract. */
    @Override
    public String toString() {
      String by = percent == null ? "" : " (" + (percent.signum() > 0 ? "+" : "") + percent + " %)";
      return sku + ' ' + what + ": " + orNone(before) + " -> " + orNone(after) + by;
    }

    private static String orNone(@Nullable String price) {
      return price == null ? "none" : price;
    }
  }

  /** Returns what changed from {@code before} to {@code after}. */
  public static PriceDiff of(PriceBook before, PriceBook after) {
    SortedMap<String, ModelPrices> earlier = bySku(before);
    SortedMap<String, ModelPrices> later = bySku(after);
    List<String> added = new ArrayList<>(later.keySet());
    added.removeAll(earlier.keySet());
    List<String> removed = new ArrayList<>(earlier.keySet());
    removed.removeAll(later.keySet());
    List<Change> changed = new ArrayList<>();
    for (Map.Entry<String, ModelPrices> model : later.entrySet()) {
      ModelPrices old = earlier.get(model.getKey());
      if (old != null) {
        compare(old, model.getValue(), changed);
      }
    }
    return new PriceDiff(added, removed, changed);
  }

  /** Whether the books say the same. */
  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
  }

  private static SortedMap<String, ModelPrices> bySku(PriceBook book) {
    SortedMap<String, ModelPrices> models = new TreeMap<>();
    book.models().forEach(model -> models.put(model.sku(), model));
    return models;
  }

  private static void compare(ModelPrices before, ModelPrices after, List<Change> changed) {
    SortedMap<String, Rate> old = rates(before);
    SortedMap<String, Rate> now = rates(after);
    SortedMap<String, Rate> all = new TreeMap<>(old);
    all.putAll(now);
    String currency = after.currency().getCurrencyCode();
    for (String what : all.keySet()) {
      Rate was = old.get(what);
      Rate is = now.get(what);
      if (was == null || is == null || !isSame(was, is)) {
        changed.add(
            new Change(
                after.sku(),
                what,
                was == null ? null : was.published(currency),
                is == null ? null : is.published(currency),
                was == null || is == null ? null : percent(was, is)));
      }
    }
  }

  private static SortedMap<String, Rate> rates(ModelPrices model) {
    SortedMap<String, Rate> rates = new TreeMap<>();
    for (RateCard card : model.cards()) {
      String terms = card.conditions().toString();
      String time =
          (card.validFrom() == null ? "" : " from " + card.validFrom())
              + (card.validTo() == null ? "" : " to " + card.validTo());
      for (Map.Entry<UsageUnit, Rate> rate : card.rates().entrySet()) {
        rates.put(
            rate.getKey().name() + (terms.isEmpty() ? "" : ' ' + terms) + time, rate.getValue());
      }
    }
    return rates;
  }

  private static boolean isSame(Rate a, Rate b) {
    return each(a, b).compareTo(each(b, a)) == 0;
  }

  /** The amount of one, brought to a quantity that both have. */
  private static BigDecimal each(Rate rate, Rate other) {
    return rate.amount().multiply(BigDecimal.valueOf(other.per()));
  }

  private static @Nullable BigDecimal percent(Rate was, Rate is) {
    if (was.isFree()) {
      return null;
    }
    BigDecimal before = each(was, is);
    return each(is, was)
        .subtract(before)
        .multiply(HUNDRED)
        .divide(before, 1, RoundingMode.HALF_EVEN);
  }
}
