/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the cards of a compact book consist of. Rates and conditions are made when a card that has
 * them is, and kept for the next one.
 *
 * <p>Thread-safe: two threads may both make the same part, and either serves.
 */
final class CompactParts {
  private static final int MAX_SCALE = 64;
  private static final int MAX_BYTES = 32;

  private final CompactInput in;
  private final String[] texts;
  private final UsageUnit[] units;
  private final int[] rateAt;
  private final @Nullable Rate[] rates;
  private final Provenance[] sources;
  private final List<List<Term>> terms = new ArrayList<>();
  private final @Nullable Conditions[] conditions;
  private final Frame[] frames;
  private final UsageUnit[][] shapes;

  CompactParts(CompactInput in) {
    this.in = in;
    texts = new String[in.count()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = in.text();
    }
    units = new UsageUnit[in.count()];
    for (int i = 0; i < units.length; i++) {
      units[i] = UsageUnit.of(in.text());
    }
    rateAt = new int[in.count()];
    rates = new Rate[rateAt.length];
    for (int i = 0; i < rateAt.length; i++) {
      rateAt[i] = in.position();
      skipRate(in);
    }
    sources = new Provenance[in.count()];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = readSource(in);
    }
    int termCount = in.count();
    for (int i = 0; i < termCount; i++) {
      terms.add(readTerms(in));
    }
    conditions = new Conditions[termCount];
    frames = new Frame[in.count()];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = readFrame(in);
    }
    shapes = new UsageUnit[in.count()][];
    for (int i = 0; i < shapes.length; i++) {
      shapes[i] = readShape(in);
    }
  }

  String text(CompactInput from) {
    return texts[from.index(texts.length)];
  }

  int texts() {
    return texts.length;
  }

  String text(int number) {
    return texts[number];
  }

  /** Returns the first instant after the given one at which a card begins or ends, or null. */
  @Nullable Instant nextChange(Instant after) {
    Instant next = null;
    for (Frame frame : frames) {
      for (Instant change : new Instant[] {frame.from, frame.to}) {
        if (change != null && change.isAfter(after) && (next == null || change.isBefore(next))) {
          next = change;
        }
      }
    }
    return next;
  }

  /** Reads past a card; returns whether this library understands its terms. */
  boolean skipCard(CompactInput from) {
    Frame frame = frames[from.index(frames.length)];
    from.index(sources.length);
    int size = shapes[from.index(shapes.length)].length;
    for (int i = 0; i < size; i++) {
      from.index(rateAt.length + 1);
    }
    return frame.understood;
  }

  RateCard readCard(CompactInput from) {
    Frame frame = frames[from.index(frames.length)];
    RateCard.Builder card =
        RateCard.builder(sources[from.index(sources.length)])
            .validFrom(frame.from)
            .validTo(frame.to)
            .when(conditions(frame.conditions));
    CardTerms.read(terms.get(frame.extras), card);
    for (UsageUnit unit : shapes[from.index(shapes.length)]) {
      int rate = from.index(rateAt.length + 1);
      if (rate == 0) {
        card.withhold(unit);
      } else {
        card.rate(unit, rate(rate - 1));
      }
    }
    return card.build();
  }

  private Rate rate(int number) {
    Rate known = rates[number];
    if (known == null) {
      known = readRate(in.at(rateAt[number]));
      rates[number] = known;
    }
    return known;
  }

  private Conditions conditions(int number) {
    Conditions known = conditions[number];
    if (known == null) {
      known = ConditionTerms.read(terms.get(number));
      conditions[number] = known;
    }
    return known;
  }

  private static void skipRate(CompactInput from) {
    boolean big = (from.octet() & 2) != 0;
    from.number();
    if (big) {
      from.bytes(from.index(MAX_BYTES + 1));
    } else {
      from.number();
    }
    from.number();
  }

  private static Rate readRate(CompactInput from) {
    int flags = from.octet();
    long scale = from.signed();
    if (Math.abs(scale) > MAX_SCALE) {
      throw from.error("scale " + scale + " (expected: at most " + MAX_SCALE + ")");
    }
    BigDecimal amount =
        (flags & 2) == 0
            ? BigDecimal.valueOf(from.number(), (int) scale)
            : new BigDecimal(new BigInteger(from.bytes(from.index(MAX_BYTES + 1))), (int) scale);
    return new Rate(amount, from.number(), (flags & 1) != 0);
  }

  private Provenance readSource(CompactInput from) {
    Provenance.Builder source = Provenance.builder(text(from));
    int url = from.index(texts.length + 1);
    if (url > 0) {
      source.url(texts[url - 1]);
    }
    if (from.octet() == 1) {
      source.checkedAt(LocalDate.ofEpochDay(from.signed()));
    }
    int disputes = from.count();
    if (disputes > 0) {
      List<String> disputedBy = new ArrayList<>(disputes);
      for (int i = 0; i < disputes; i++) {
        disputedBy.add(text(from));
      }
      source.disputedBy(disputedBy);
    }
    return source.build();
  }

  private List<Term> readTerms(CompactInput from) {
    int count = from.count();
    List<Term> some = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String key = text(from);
      int valueCount = from.count();
      List<String> values = new ArrayList<>(valueCount);
      for (int j = 0; j < valueCount; j++) {
        values.add(text(from));
      }
      some.add(new Term(key, values));
    }
    return some;
  }

  private Frame readFrame(CompactInput from) {
    int flags = from.octet();
    Instant begins = (flags & 1) == 0 ? null : from.instant();
    Instant ends = (flags & 2) == 0 ? null : from.instant();
    int when = from.index(terms.size());
    int extras = from.index(terms.size());
    boolean understood = true;
    for (Term term : terms.get(when)) {
      understood &= ConditionTerms.knows(term.key());
    }
    for (Term term : terms.get(extras)) {
      understood &= CardTerms.knows(term.key());
    }
    return new Frame(begins, ends, when, extras, understood);
  }

  private UsageUnit[] readShape(CompactInput from) {
    UsageUnit[] shape = new UsageUnit[from.count()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = units[from.index(units.length)];
    }
    return shape;
  }

  /** What a card has besides its rates and its source, as numbers of terms. */
  private record Frame(
      @Nullable Instant from,
      @Nullable Instant to,
      int conditions,
      int extras,
      boolean understood) {}
}
