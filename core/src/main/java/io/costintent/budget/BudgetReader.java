/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.intent.IntentKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one budget, and says everything that is wrong with it. */
final class BudgetReader {
  private static final String[] KEYS = {
    "id",
    "match",
    "limit",
    "precision",
    "window",
    "mode",
    "enforce",
    "thresholds",
    "owner",
    "escalation",
    "degrade",
    "throttle",
    "reserved",
    "estimate",
    "unknown_price",
    "store_failure",
    "overage",
    "expiry",
    "missing"
  };
  private static final String PERCENT = "a whole percentage such as 80%";
  private static final String TEXT = "1 to 256 printable characters";

  private final ConfigNode node;
  private final ConfigProblems problems;
  private boolean complete = true;

  BudgetReader(ConfigNode node, ConfigProblems problems) {
    this.node = node;
    this.problems = problems;
  }

  /** Returns the budget, or null when something is wrong. */
  @Nullable Budget read(String id) {
    if (!node.isMap()) {
      problems.add(node, "a map with keys such as match, limit and window");
      return null;
    }
    problems.check(() -> node.allowKeys(KEYS));
    BudgetBuilder builder = builder(id);
    if (builder == null) {
      builder = new BudgetBuilder("invalid"); // goes on, to find all that is wrong
    }
    readInto(builder);
    return complete ? builder.build() : null;
  }

  private @Nullable BudgetBuilder builder(String id) {
    try {
      return new BudgetBuilder(id);
    } catch (IllegalArgumentException e) {
      ConfigNode written = node.child("id");
      fail(
          written == null ? node : written,
          "an id of 1 to 64 letters, digits, '.', '_' or '-', the first a letter or digit");
      return null;
    }
  }

  private void readInto(BudgetBuilder builder) {
    read("match", match -> new MatchReader(match, problems).readInto(builder));
    AmountText amount = readLimit(builder);
    with("window", WindowReader::read, builder::window);
    with("mode", mode -> mode.enumValue(BudgetMode.class), builder::mode);
    with("enforce", ConfigNode::bool, builder::enforce);
    read("thresholds", thresholds -> builder.thresholds(percents(thresholds)));
    read("owner", owner -> owner.parse(TEXT, builder::owner));
    read("escalation", escalation -> escalation.parse(TEXT, builder::escalation));
    with("degrade", BudgetReader::degrade, builder::degrade);
    read(
        "throttle",
        throttle -> throttle.parse("1% to 99%", text -> builder.throttleFrom(percent(text))));
    with("reserved", BudgetReader::reserved, builder::reserve);
    with("estimate", policy -> policy.enumValue(EstimatePolicy.class), builder::estimate);
    with("unknown_price", BudgetReader::unknownPrice, builder::unknownPrice);
    with("store_failure", policy -> policy.enumValue(StoreFailure.class), builder::storeFailure);
    with("overage", overage -> overage(overage, amount), builder::overage);
    with("expiry", expiry -> expiry.enumValue(HoldExpiry.class), builder::expiry);
    with("missing", missing -> missing.enumValue(MissingValue.class), builder::missingValue);
    checkTogether(builder);
  }

  private @Nullable AmountText readLimit(BudgetBuilder builder) {
    ConfigNode limit = problems.read(() -> node.require("limit"));
    if (limit == null) {
      complete = false;
      return null;
    }
    ConfigNode precision = node.child("precision");
    boolean micro = precision != null;
    if (precision != null) {
      read("precision", value -> value.parse("micro", AmountText::requireMicro));
    }
    AmountText[] result = new AmountText[1];
    read(
        "limit",
        value -> {
          AmountText amount = value.parse(AmountText.EXPECTATION, AmountText::parse).precise(micro);
          value.parse(amount.bounds(), text -> builder.limit(amount.amount(), amount.unit()));
          result[0] = amount;
        });
    AmountText amount = result[0];
    if (amount != null && micro && precision != null && !amount.unit().isMoney()) {
      fail(precision, "no precision for a limit in " + amount.unit().text());
    }
    return amount;
  }

  private void checkTogether(BudgetBuilder builder) {
    if (builder.mode == BudgetMode.DEGRADE && node.child("degrade") == null) {
      fail(node.require("mode"), "another mode, or degrade with the models to use instead");
    }
    if (builder.mode == BudgetMode.THROTTLE && !BudgetBuilder.isBounded(builder.window)) {
      fail(node.require("mode"), "another mode, or a window with a start and an end");
    }
    ConfigNode throttle = node.child("throttle");
    if (throttle != null && builder.mode != BudgetMode.THROTTLE) {
      fail(throttle, "no throttle without mode: throttle");
    }
  }

  private static int[] percents(ConfigNode node) {
    List<Integer> percents = new ArrayList<>();
    for (String text : node.strings()) {
      try {
        percents.add(percent(text));
      } catch (IllegalArgumentException e) {
        throw node.invalid("percentages such as [50%, 80%, 100%]; not " + shown(text));
      }
    }
    if (percents.stream().anyMatch(percent -> percent < 1 || percent > 1000)) {
      throw node.invalid("percentages from 1% to 1000%");
    }
    return percents.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int percent(String text) {
    String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
    if (!number.matches("0|[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(text);
    }
    return Integer.parseInt(number);
  }

  private static String shown(String text) {
    return text.length() > 20 ? text.substring(0, 20) + "…" : text;
  }

  private static Degrade degrade(ConfigNode node) {
    node.allowKeys("at", "models");
    ConfigNode at = node.child("at");
    int percent =
        at == null
            ? Degrade.DEFAULT_PERCENT
            : at.parse(PERCENT, text -> new Degrade(percent(text), Map.of("a", "b")).percent());
    Map<String, String> models = new LinkedHashMap<>();
    flatten("", node.require("models"), models);
    if (models.isEmpty()) {
      throw node.invalid("at least one model and the one to use instead");
    }
    return new Degrade(percent, models);
  }

  /** A model's name may have dots, which properties take apart. */
  private static void flatten(String prefix, ConfigNode node, Map<String, String> models) {
    node.map()
        .forEach((name, child) -> {
          if (child.isMap()) {
            flatten(prefix + name + '.', child, models);
          } else {
            models.put(prefix + name, child.string());
          }
        });
  }

  private static ReservedShare reserved(ConfigNode node) {
    ConfigProblems problems = new ConfigProblems();
    ConfigNode share = node.require("share");
    int percent =
        share.parse(
            "1% to 99%", text -> new ReservedShare(percent(text), IntentKey.TEAM, "any").percent());
    List<BudgetMatch.Condition> conditions = new MatchReader(node, problems).conditions("share");
    problems.throwIfAny();
    if (conditions.size() != 1
        || conditions.get(0).values().size() != 1
        || conditions.get(0).dimension().key() == null) {
      throw node.invalid("share and one key of the intent, such as purpose: production");
    }
    BudgetMatch.Condition only = conditions.get(0);
    IntentKey key = only.dimension().key();
    if (key == null) {
      throw node.invalid("a key of the intent, such as purpose: production");
    }
    return new ReservedShare(percent, key, only.values().iterator().next());
  }

  private static UnknownPrice unknownPrice(ConfigNode node) {
    return node.parse(
        "deny, tokens_only, allow_flagged, or an amount for each such as flat 0.05 USD",
        text ->
            switch (text) {
              case "deny" -> UnknownPrice.DENY;
              case "tokens_only" -> UnknownPrice.TOKENS_ONLY;
              case "allow_flagged" -> UnknownPrice.ALLOW_FLAGGED;
              default -> UnknownPrice.flat(AmountText.parse(after("flat ", text)).money());
            });
  }

  private static Overage overage(ConfigNode node, @Nullable AmountText limit) {
    return node.parse(
        "charge, cap_and_flag, or an amount in the unit of the limit such as overdraft 50 USD",
        text ->
            switch (text) {
              case "charge" -> Overage.CHARGE;
              case "cap_and_flag" -> Overage.CAP_AND_FLAG;
              default -> {
                AmountText amount = AmountText.parse(after("overdraft ", text));
                BudgetUnit unit = limit == null ? amount.unit() : limit.unit();
                if (!unit.text().equals(amount.unit().text())) {
                  throw new IllegalArgumentException(text);
                }
                yield Overage.overdraft(unit.exactSteps(amount.amount()));
              }
            });
  }

  private static String after(String prefix, String text) {
    if (!text.startsWith(prefix)) {
      throw new IllegalArgumentException(text);
    }
    return text.substring(prefix.length()).strip();
  }

  private <T> void with(String key, Reading<T> reading, Consumer<T> setter) {
    read(key, child -> setter.accept(reading.of(child)));
  }

  private interface Reading<T> {
    T of(ConfigNode node);
  }

  private void read(String key, Consumer<ConfigNode> reading) {
    ConfigNode child = node.child(key);
    if (child == null) {
      return;
    }
    Boolean done =
        problems.read(() -> {
          reading.accept(child);
          return true;
        });
    complete &= done != null;
  }

  private void fail(ConfigNode at, String expected) {
    problems.add(at, expected);
    complete = false;
  }
}
