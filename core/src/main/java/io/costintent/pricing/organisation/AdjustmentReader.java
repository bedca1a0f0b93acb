/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.organisation;

import io.costintent.config.ConfigNode;
import io.costintent.pricing.Adjustment;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one discount, markup or commitment. */
final class AdjustmentReader {
  private static final String PERCENT = "a percentage such as 12.5%";

  private AdjustmentReader() {}

  static Adjustment read(ConfigNode node, UnitNames names) {
    node.allowKeys(
        "name",
        "discount",
        "markup",
        "free",
        "committed",
        "provider",
        "model",
        "deployment",
        "tier",
        "unit",
        "from",
        "to");
    Adjustment.Builder builder = Adjustment.builder(node.require("name").string());
    change(node, builder);
    builder
        .providers(texts(node.child("provider")))
        .models(texts(node.child("model")))
        .deployments(texts(node.child("deployment")))
        .units(units(node.child("unit"), names));
    ConfigNode tier = node.child("tier");
    ConfigNode from = node.child("from");
    ConfigNode to = node.child("to");
    builder.serviceTier(tier == null ? null : tier.string());
    builder.from(from == null ? null : from.instant());
    if (to == null) {
      return builder.build();
    }
    builder.to(to.instant());
    return to.parse("an instant after from", text -> builder.build());
  }

  private static void change(ConfigNode node, Adjustment.Builder builder) {
    int changes = 0;
    ConfigNode discount = node.child("discount");
    if (discount != null) {
      discount.parse(PERCENT + ", at most 100%", text -> builder.discount(percent(text)));
      changes++;
    }
    ConfigNode markup = node.child("markup");
    if (markup != null) {
      markup.parse(PERCENT, text -> builder.markup(percent(text)));
      changes++;
    }
    ConfigNode free = node.child("free");
    if (free != null) {
      if (!free.bool()) {
        throw free.invalid("true, or no such key");
      }
      builder.discount(BigDecimal.valueOf(100));
      changes++;
    }
    ConfigNode committed = node.child("committed");
    if (committed != null) {
      committed(committed, builder);
      changes++;
    }
    if (changes != 1) {
      throw node.require("name").invalid("beside it one of discount, markup, free or committed");
    }
  }

  private static void committed(ConfigNode node, Adjustment.Builder builder) {
    node.allowKeys("usd_per_hour", "tokens_per_hour");
    ConfigNode tokens = node.child("tokens_per_hour");
    BigDecimal perHour = tokens == null ? null : tokens.decimal();
    if (tokens != null && perHour != null && perHour.signum() <= 0) {
      throw tokens.invalid("a decimal > 0");
    }
    builder.committed(node.require("usd_per_hour").decimalAtLeast(BigDecimal.ZERO), perHour);
  }

  /** A bare number is refused: 0.12 may mean 12 percent to one reader and 0.12 to the next. */
  private static BigDecimal percent(String text) {
    if (!text.endsWith("%")) {
      throw new IllegalArgumentException(text);
    }
    return new BigDecimal(text.substring(0, text.length() - 1).strip());
  }

  private static List<String> texts(@Nullable ConfigNode node) {
    return node == null ? List.of() : node.strings();
  }

  private static List<UsageUnit> units(@Nullable ConfigNode node, UnitNames names) {
    List<UsageUnit> units = new ArrayList<>();
    for (String name : texts(node)) {
      UsageUnit unit = names.find(name);
      if (unit == null && node != null) {
        throw node.invalid("units such as input, output or web_searches; not " + name);
      }
      if (unit != null) {
        units.add(unit);
      }
    }
    return units;
  }
}
