/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import io.costintent.pricing.AppliedRate;
import io.costintent.pricing.RateTable;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the plan for the units of one usage under one rate table. */
final class UsagePlanner {
  /**
   * Units that are sold at the price of what they are part of, unless a provider says otherwise.
   */
  private static final Set<UsageUnit> SAME_PRICE =
      Set.of(
          UsageUnit.INPUT_TEXT_TOKENS,
          UsageUnit.INPUT_IMAGE_TOKENS,
          UsageUnit.INPUT_VIDEO_TOKENS,
          UsageUnit.INPUT_TOOL_TOKENS,
          UsageUnit.INPUT_TEXT_TOOL_TOKENS,
          UsageUnit.CACHE_TEXT_READ_TOKENS,
          UsageUnit.CACHE_IMAGE_READ_TOKENS,
          UsageUnit.CACHE_VIDEO_READ_TOKENS,
          UsageUnit.CACHE_WRITE_5M_TOKENS,
          UsageUnit.CACHE_WRITE_30M_TOKENS,
          UsageUnit.OUTPUT_TEXT_TOKENS,
          UsageUnit.OUTPUT_REASONING_TOKENS,
          UsageUnit.INPUT_AUDIO_SECONDS,
          UsageUnit.OUTPUT_AUDIO_SECONDS);

  private final RateTable table;
  private final Usage usage;
  private final List<FoldedUnit> folded = new ArrayList<>();

  private UsagePlanner(RateTable table, Usage usage) {
    this.table = table;
    this.usage = usage;
  }

  static UsagePlan plan(RateTable table, Usage usage) {
    UsagePlanner planner = new UsagePlanner(table, usage);
    return new UsagePlan(table, planner.lines(), planner.folded);
  }

  private PlanLine[] lines() {
    List<PlanLine> lines = new ArrayList<>();
    List<int[]> weights = new ArrayList<>();
    for (int position : partsFirst()) {
      UsageUnit unit = usage.unit(position);
      AppliedRate rate = table.rate(unit);
      if (!fold(unit, rate, position)) {
        int[] parts = partsOf(unit, lines);
        int[] weight = weight(position, parts, weights);
        weights.add(weight);
        lines.add(line(unit, rate, position, parts, weight));
      }
    }
    if (table.prices(UsageUnit.REQUESTS) && !usage.has(UsageUnit.REQUESTS) && !usage.isAllZero()) {
      lines.add(
          line(UsageUnit.REQUESTS, table.rate(UsageUnit.REQUESTS), -1, new int[0], new int[0]));
    }
    addRouting(lines);
    return lines.toArray(new PlanLine[0]);
  }

  /** A router charges for all input that passes it, which no response counts a second time. */
  private void addRouting(List<PlanLine> lines) {
    AppliedRate rate = table.rate(UsageUnit.ROUTER_TOKENS);
    for (int i = 0; rate != null && i < usage.size(); i++) {
      if (usage.unit(i).equals(UsageUnit.INPUT_TOKENS) && !usage.has(UsageUnit.ROUTER_TOKENS)) {
        int[] weight = new int[usage.size()];
        weight[i] = 1;
        lines.add(line(UsageUnit.ROUTER_TOKENS, rate, i, new int[0], weight));
      }
    }
  }

  /** Positions in an order in which every unit comes before what it is part of. */
  private List<Integer> partsFirst() {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < usage.size(); i++) {
      positions.add(i);
    }
    positions.sort(Comparator.comparingInt(position -> -usage.unit(position).index()));
    return positions;
  }

  private boolean fold(UsageUnit unit, @Nullable AppliedRate rate, int position) {
    UsageUnit pricedAs = rate == null ? null : rate.inheritedFrom();
    if ((rate != null && pricedAs == null) || (rate == null && table.withholds(unit))) {
      return false;
    }
    UsageUnit into = pricedAs != null ? pricedAs : reportedWhole(unit);
    if (into == null || !usage.has(into) || !unit.isPartOf(into) || isJoin(unit)) {
      return false;
    }
    int reasons = rate == null || SAME_PRICE.contains(unit) ? 0 : CostReason.INHERITED_RATE.bit();
    folded.add(new FoldedUnit(unit, into, position, reasons));
    return true;
  }

  private @Nullable UsageUnit reportedWhole(UsageUnit unit) {
    for (int i = 0; i < usage.size(); i++) {
      if (unit.isPartOf(usage.unit(i))) {
        return usage.unit(i);
      }
    }
    return null;
  }

  /**
   * Whether two reported and priced units share this one, as cached and audio share cached audio.
   */
  private boolean isJoin(UsageUnit unit) {
    int priced = 0;
    for (UsageUnit parent : unit.parents()) {
      priced += usage.has(parent) && table.prices(parent) ? 1 : 0;
    }
    return priced > 1;
  }

  private static int[] partsOf(UsageUnit whole, List<PlanLine> lines) {
    int[] parts = new int[lines.size()];
    int size = 0;
    for (int i = 0; i < parts.length; i++) {
      if (lines.get(i).unit.isPartOf(whole)) {
        parts[size++] = i;
      }
    }
    return Arrays.copyOf(parts, size);
  }

  /** How often each position of the usage counts in the quantity without parts. */
  private int[] weight(int position, int[] parts, List<int[]> weights) {
    int[] weight = new int[usage.size()];
    weight[position] = 1;
    for (int part : parts) {
      for (int i = 0; i < weight.length; i++) {
        weight[i] -= weights.get(part)[i];
      }
    }
    return weight;
  }

  private PlanLine line(
      UsageUnit unit, @Nullable AppliedRate rate, int position, int[] parts, int[] weight) {
    int[] terms = new int[weight.length];
    int[] factors = new int[weight.length];
    int size = 0;
    for (int i = 0; i < weight.length; i++) {
      if (weight[i] != 0) {
        terms[size] = i;
        factors[size++] = weight[i];
      }
    }
    return new PlanLine(
        unit,
        rate,
        position,
        parts,
        Arrays.copyOf(terms, size),
        Arrays.copyOf(factors, size),
        reasons(unit, rate));
  }

  /** Seconds of an accelerator and tokens are two measures of the same work: either is sold. */
  private boolean isPricedInAnotherMeasure(UsageUnit unit) {
    boolean seconds = unit.equals(UsageUnit.GPU_SECONDS);
    if (!seconds && !isTokens(unit)) {
      return false;
    }
    for (int i = 0; i < usage.size(); i++) {
      UsageUnit other = usage.unit(i);
      boolean measures = seconds ? isTokens(other) : other.equals(UsageUnit.GPU_SECONDS);
      if (measures && table.rate(other) != null) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTokens(UsageUnit unit) {
    return unit.equals(UsageUnit.INPUT_TOKENS)
        || unit.equals(UsageUnit.OUTPUT_TOKENS)
        || unit.isPartOf(UsageUnit.INPUT_TOKENS)
        || unit.isPartOf(UsageUnit.OUTPUT_TOKENS);
  }

  private int reasons(UsageUnit unit, @Nullable AppliedRate rate) {
    if (rate == null) {
      return isPricedInAnotherMeasure(unit) ? 0 : CostReason.NO_RATE_FOR_UNIT.bit();
    }
    boolean inherited =
        rate.isStandardTierInstead()
            || (rate.inheritedFrom() != null && !SAME_PRICE.contains(unit));
    return (inherited ? CostReason.INHERITED_RATE.bit() : 0)
        | (rate.isDisputed() ? CostReason.DISPUTED_RATE.bit() : 0);
  }
}
