/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import io.costintent.usage.UsageUnit;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the cards of a book consist of, each distinct part once, and the lists of cards that models
 * have. Cards are {@linkplain #add added} before {@link #rank}, and {@linkplain #refer referred} to
 * after it.
 */
final class CompactCards {
  final CompactDictionary<String> texts = new CompactDictionary<>();
  private final CompactDictionary<UsageUnit> units = new CompactDictionary<>();
  private final CompactDictionary<Rate> rates = new CompactDictionary<>();
  private final CompactDictionary<Source> sources = new CompactDictionary<>();
  private final CompactDictionary<List<Term>> terms = new CompactDictionary<>();
  private final CompactDictionary<Frame> frames = new CompactDictionary<>();
  private final CompactDictionary<List<UsageUnit>> shapes = new CompactDictionary<>();
  private final CompactSequence<List<Integer>> cardNumbers = new CompactSequence<>();
  private final CompactSequence<List<Integer>> listNumbers = new CompactSequence<>();
  private final CompactOutput cards = new CompactOutput();
  private final CompactOutput lists = new CompactOutput();

  void add(RateCard card) {
    Frame frame = frame(card);
    for (Term term : frame.conditions) {
      if (!ConditionTerms.knows(term.key())) {
        throw new IllegalArgumentException(
            "condition: " + term.key() + " (expected: one of " + ConditionsReader.OTHERS + ")");
      }
    }
    for (List<Term> some : List.of(frame.conditions, frame.extras)) {
      terms.add(some);
      for (Term term : some) {
        texts.add(term.key());
        term.values().forEach(texts::add);
      }
    }
    frames.add(frame);
    Source source = source(card);
    sources.add(source);
    texts.add(source.id);
    source.disputedBy.forEach(texts::add);
    if (source.url != null) {
      texts.add(source.url);
    }
    shapes.add(shape(card));
    for (UsageUnit unit : shape(card)) {
      units.add(unit);
      Rate rate = card.rates().get(unit);
      if (rate != null) {
        rates.add(rate);
      }
    }
  }

  void rank() {
    texts.rank();
    units.rank();
    rates.rank();
    sources.rank();
    terms.rank();
    frames.rank();
    shapes.rank();
  }

  /** How many distinct lists were referred to so far. */
  int lists() {
    return listNumbers.size();
  }

  /** Returns the reference to a list of cards. */
  int refer(List<RateCard> some) {
    List<Integer> rows = new ArrayList<>();
    List<List<Integer>> parts = new ArrayList<>();
    for (RateCard card : some) {
      parts.add(row(card));
    }
    parts.forEach(rows::addAll);
    int reference = listNumbers.refer(rows);
    if (reference == 0) {
      lists.number(parts.size());
      for (List<Integer> row : parts) {
        int card = cardNumbers.refer(row);
        lists.number(card);
        if (card == 0) {
          row.forEach(cards::number);
        }
      }
    }
    return reference;
  }

  void write(CompactOutput out) {
    write(out, texts, CompactOutput::text);
    write(out, units, (it, unit) -> it.text(unit.name()));
    write(out, rates, CompactCards::writeRate);
    write(out, sources, this::writeSource);
    write(out, terms, this::writeTerms);
    write(out, frames, this::writeFrame);
    write(out, shapes, this::writeShape);
    out.number(cardNumbers.size());
    out.bytes(cards);
    out.number(listNumbers.size());
    out.bytes(lists);
  }

  private static <T> void write(
      CompactOutput out, CompactDictionary<T> dictionary, BiConsumer<CompactOutput, T> writer) {
    out.number(dictionary.values().size());
    for (T value : dictionary.values()) {
      writer.accept(out, value);
    }
  }

  private static void writeRate(CompactOutput out, Rate rate) {
    BigInteger digits = rate.amount().unscaledValue();
    boolean big = digits.bitLength() > 62;
    out.number((rate.rounded() ? 1 : 0) | (big ? 2 : 0));
    out.signed(rate.amount().scale());
    if (big) {
      byte[] bytes = digits.toByteArray();
      out.number(bytes.length);
      out.bytes(bytes);
    } else {
      out.number(digits.longValueExact());
    }
    out.number(rate.per());
  }

  private void writeSource(CompactOutput out, Source source) {
    out.number(texts.number(source.id));
    out.number(source.url == null ? 0 : texts.number(source.url) + 1);
    out.octet(source.checked == null ? 0 : 1);
    if (source.checked != null) {
      out.signed(source.checked);
    }
    out.number(source.disputedBy.size());
    source.disputedBy.forEach(id -> out.number(texts.number(id)));
  }

  private void writeTerms(CompactOutput out, List<Term> some) {
    out.number(some.size());
    for (Term term : some) {
      out.number(texts.number(term.key()));
      out.number(term.values().size());
      term.values().forEach(value -> out.number(texts.number(value)));
    }
  }

  private void writeFrame(CompactOutput out, Frame frame) {
    out.octet((frame.from == null ? 0 : 1) | (frame.to == null ? 0 : 2));
    if (frame.from != null) {
      CompactBookWriter.writeInstant(out, frame.from);
    }
    if (frame.to != null) {
      CompactBookWriter.writeInstant(out, frame.to);
    }
    out.number(terms.number(frame.conditions));
    out.number(terms.number(frame.extras));
  }

  private void writeShape(CompactOutput out, List<UsageUnit> shape) {
    out.number(shape.size());
    shape.forEach(unit -> out.number(units.number(unit)));
  }

  private List<Integer> row(RateCard card) {
    List<Integer> row = new ArrayList<>();
    row.add(frames.number(frame(card)));
    row.add(sources.number(source(card)));
    row.add(shapes.number(shape(card)));
    for (UsageUnit unit : shape(card)) {
      Rate rate = card.rates().get(unit);
      row.add(rate == null ? 0 : rates.number(rate) + 1);
    }
    return row;
  }

  private static Frame frame(RateCard card) {
    return new Frame(
        card.validFrom(), card.validTo(), ConditionTerms.of(card.conditions()), CardTerms.of(card));
  }

  private static Source source(RateCard card) {
    Provenance provenance = card.provenance();
    return new Source(
        provenance.sourceId(),
        provenance.url(),
        provenance.checkedAt() == null ? null : provenance.checkedAt().toEpochDay(),
        provenance.disputedBy());
  }

  /** The units that a card prices or withholds, in one order. */
  private static List<UsageUnit> shape(RateCard card) {
    List<UsageUnit> shape = new ArrayList<>(card.rates().keySet());
    shape.addAll(card.withheld());
    shape.sort(
        Comparator.comparingInt((UsageUnit unit) -> unit.index() < 0 ? 1000 : unit.index())
            .thenComparing(UsageUnit::name));
    return shape;
  }

  private record Frame(
      @Nullable Instant from, @Nullable Instant to, List<Term> conditions, List<Term> extras) {}

  private record Source(
      String id, @Nullable String url, @Nullable Long checked, List<String> disputedBy) {}
}
