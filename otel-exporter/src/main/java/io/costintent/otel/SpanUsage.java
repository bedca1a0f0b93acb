/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import io.costintent.pricing.ProviderName;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The usage that a span of another instrumentation reports.
 *
 * <p>The convention wants totals that contain the cached tokens; many instrumentations pass on what
 * Anthropic and Bedrock send, which does not. More cached tokens than input can only mean the
 * latter. Else the reported total decides, and without one the usage is {@link UsageFlaw#AMBIGUOUS}
 * and read as the convention has it.
 */
final class SpanUsage {
  /** Those whose own responses count cached tokens beside the input. */
  private static final Set<String> EXCLUSIVE_PROVIDERS = Set.of("anthropic", "aws.bedrock");

  private final SpanFacts facts;
  private final Usage.Builder usage = Usage.builder();

  /** Returns the usage, or null when the span does not say. */
  static @Nullable Usage of(SpanFacts facts, boolean embeddings) {
    return new SpanUsage(facts).read(embeddings);
  }

  private SpanUsage(SpanFacts facts) {
    this.facts = facts;
  }

  private @Nullable Usage read(boolean embeddings) {
    Long input = facts.count(SpanFact.INPUT);
    Long output = facts.count(SpanFact.OUTPUT);
    if (input == null && embeddings) {
      input = facts.count(SpanFact.TOTAL);
    }
    if (input == null && output == null) {
      return null;
    }
    if (input == null || (output == null && !embeddings)) {
      usage.flaw(UsageFlaw.PARTIAL);
    }
    if (input != null) {
      usage.add(UsageUnit.INPUT_TOKENS, input);
      cached(input, output == null ? 0 : output);
    }
    if (output != null) {
      usage.add(UsageUnit.OUTPUT_TOKENS, output);
    }
    add(SpanFact.REASONING, UsageUnit.OUTPUT_REASONING_TOKENS);
    add(SpanFact.AUDIO_INPUT, UsageUnit.INPUT_AUDIO_TOKENS);
    add(SpanFact.AUDIO_OUTPUT, UsageUnit.OUTPUT_AUDIO_TOKENS);
    add(SpanFact.IMAGE_INPUT, UsageUnit.INPUT_IMAGE_TOKENS);
    add(SpanFact.IMAGE_OUTPUT, UsageUnit.OUTPUT_IMAGE_TOKENS);
    add(SpanFact.AUDIO_CACHE_READ, UsageUnit.CACHE_AUDIO_READ_TOKENS);
    if (!embeddings && !facts.has(SpanFact.CACHE_READ)) {
      usage.flaw(UsageFlaw.DETAIL_MISSING);
    }
    return usage.build();
  }

  private void cached(long input, long output) {
    add(SpanFact.CACHE_READ, UsageUnit.CACHE_READ_TOKENS);
    add(SpanFact.CACHE_WRITE, UsageUnit.CACHE_WRITE_TOKENS);
    long cached = orZero(SpanFact.CACHE_READ) + orZero(SpanFact.CACHE_WRITE);
    if (cached <= 0) {
      return;
    }
    Long total = facts.count(SpanFact.TOTAL);
    boolean beside = cached > input || (total != null && total == input + output + cached);
    if (beside) {
      usage.add(UsageUnit.INPUT_TOKENS, cached);
    } else if (isExclusiveProvider() && (total == null || total != input + output)) {
      usage.flaw(UsageFlaw.AMBIGUOUS);
    }
  }

  private boolean isExclusiveProvider() {
    String provider = facts.text(SpanFact.PROVIDER);
    return provider != null && EXCLUSIVE_PROVIDERS.contains(ProviderName.canonical(provider));
  }

  private long orZero(SpanFact fact) {
    Long count = facts.count(fact);
    return count == null ? 0 : Math.max(0, count);
  }

  private void add(SpanFact fact, UsageUnit unit) {
    Long count = facts.count(fact);
    if (count != null) {
      usage.add(unit, count);
    }
  }
}
