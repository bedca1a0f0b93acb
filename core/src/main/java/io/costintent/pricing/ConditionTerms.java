/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import io.costintent.pricing.ContextThreshold.Basis;
import io.costintent.pricing.ContextThreshold.Operator;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Conditions as terms and back. A key that is not known here is for a newer library. */
final class ConditionTerms {
  private static final List<String> CONTEXT =
      List.of("input>", "input>=", "output>", "output>=", "total>", "total>=");

  private ConditionTerms() {}

  /** Whether this library understands the key. */
  static boolean knows(String key) {
    return switch (key) {
      case "tier", "batch", "region", "scope", "speed", "hours" -> true;
      default -> CONTEXT.contains(key) || ConditionsReader.OTHERS.contains(key);
    };
  }

  static List<Term> of(Conditions conditions) {
    List<Term> terms = new ArrayList<>();
    add(terms, "tier", conditions.serviceTier());
    if (conditions.batch()) {
      terms.add(Term.of("batch", "true"));
    }
    if (!conditions.regions().isEmpty()) {
      terms.add(new Term("region", List.copyOf(new TreeSet<>(conditions.regions()))));
    }
    add(terms, "scope", conditions.scope());
    add(terms, "speed", conditions.speed());
    ContextThreshold context = conditions.context();
    if (context != null) {
      terms.add(Term.of(key(context), Long.toString(context.tokens())));
    }
    List<String> windows = new ArrayList<>();
    for (TimeWindow window : conditions.windows()) {
      windows.add(text(window));
    }
    if (!windows.isEmpty()) {
      terms.add(new Term("hours", windows));
    }
    new TreeMap<>(conditions.others()).forEach((name, value) -> add(terms, name, value));
    return terms;
  }

  static Conditions read(List<Term> terms) {
    if (terms.isEmpty()) {
      return Conditions.NONE;
    }
    Conditions.Builder conditions = Conditions.builder();
    for (Term term : terms) {
      read(term, conditions);
    }
    return conditions.build();
  }

  private static void read(Term term, Conditions.Builder conditions) {
    switch (term.key()) {
      case "tier" -> conditions.serviceTier(term.value());
      case "batch" -> conditions.batch();
      case "region" -> conditions.regions(term.values().toArray(new String[0]));
      case "scope" -> conditions.scope(term.value());
      case "speed" -> conditions.speed(term.value());
      case "hours" -> {
        TimeWindow[] windows = new TimeWindow[term.values().size()];
        for (int i = 0; i < windows.length; i++) {
          windows[i] = window(term.values().get(i));
        }
        conditions.windows(windows);
      }
      default -> {
        int context = CONTEXT.indexOf(term.key());
        if (context >= 0) {
          conditions.context(
              new ContextThreshold(
                  Operator.values()[context % 2],
                  Long.parseLong(term.value()),
                  Basis.values()[context / 2]));
        } else {
          conditions.other(term.key(), term.value());
        }
      }
    }
  }

  private static void add(List<Term> terms, String key, @Nullable String value) {
    if (value != null) {
      terms.add(Term.of(key, value));
    }
  }

  private static String key(ContextThreshold context) {
    return CONTEXT.get(2 * context.basis().ordinal() + context.operator().ordinal());
  }

  private static String text(TimeWindow window) {
    StringBuilder days = new StringBuilder();
    for (DayOfWeek day : window.weekdays()) {
      days.append(days.length() == 0 ? "" : ",").append(day.name().toLowerCase(Locale.ROOT));
    }
    return window.zone().getId() + ' ' + days + ' ' + window.from() + ' ' + window.to();
  }

  private static TimeWindow window(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("hours: " + text);
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String day : parts[1].split(",", -1)) {
      days.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)));
    }
    return new TimeWindow(ZoneId.of(parts[0]), days, time(parts[2]), time(parts[3]));
  }

  private static LocalTime time(String text) {
    return text.length() == 5 ? IsoText.time(text) : LocalTime.parse(text);
  }
}
