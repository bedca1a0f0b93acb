/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.facts;

import static java.util.Objects.requireNonNull;

import io.costintent.proxy.Getters;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;

/**
 * Says in core's units what Spring AI counts: its interface has two sums, the provider's own object
 * behind it the shares. Thread-safe.
 *
 * <p>Providers' modules are asked by the names of their getters, since one may be there or not, in
 * either generation.
 */
public final class Usages {
  /** Those that have no cached tokens at another price, and report no other shares. */
  private static final Set<String> TOTALS_ARE_ALL = Set.of("mistral_ai", "ollama", "onnx");

  /** Those whose input does not contain what the cache gave and took. */
  private static final Set<String> EXCLUDE_CACHE = Set.of("anthropic", "aws.bedrock");

  private final Getters getters;

  /** Creates a reader that looks getters up with {@code getters}. */
  public Usages(Getters getters) {
    this.getters = requireNonNull(getters, "getters");
  }

  /**
   * Returns the usage of a chat; null when nothing is known: Spring AI says zero then.
   *
   * @param biller who bills, as in {@link Billers}
   */
  public io.costintent.usage.@Nullable Usage ofChat(@Nullable Usage counted, String biller) {
    if (counted == null || isUnknown(counted)) {
      return null;
    }
    io.costintent.usage.Usage.Builder usage = totals(counted);
    Object details = counted.getNativeUsage();
    if (has(details, "cacheCreationInputTokens") || has(details, "cacheWriteInputTokens")) {
      cacheBeside(details, usage);
    } else if (has(details, "promptTokensDetails")) {
      sharesOf(details, usage);
    } else if (has(counted, "getThoughtsTokenCount")) {
      gemini(counted, usage);
    } else {
      sumsOnly(counted, biller, usage);
    }
    return usage.build();
  }

  /** Returns the sums alone, or null when nothing is known. */
  public static io.costintent.usage.@Nullable Usage sums(@Nullable Usage counted) {
    return isZero(counted) ? null : totals(counted).build();
  }

  /** Returns the usage of what has input only, such as an embedding; null when nothing is known. */
  public io.costintent.usage.@Nullable Usage ofInput(@Nullable Usage counted) {
    return isUnknown(counted) ? null : totals(counted).build();
  }

  /** Whether these are the sums of several calls: Spring AI adds up no more than the sums. */
  public static boolean isSum(@Nullable Usage counted) {
    return counted != null && counted.getNativeUsage() == null;
  }

  /** Whether {@code counted} has more tokens than {@code other}; null has none. */
  public static boolean isMore(@Nullable Usage counted, @Nullable Usage other) {
    return tokens(counted) > tokens(other);
  }

  private static long tokens(@Nullable Usage counted) {
    return counted == null
        ? 0
        : orZero(counted.getPromptTokens()) + orZero(counted.getCompletionTokens());
  }

  /**
   * Returns the input as Spring AI adds it up: without the cache, where the provider excludes it.
   */
  public static long countedInput(io.costintent.usage.Usage usage, String biller) {
    long input = usage.quantity(UsageUnit.INPUT_TOKENS);
    return EXCLUDE_CACHE.contains(biller)
        ? input
            - usage.quantity(UsageUnit.CACHE_READ_TOKENS)
            - usage.quantity(UsageUnit.CACHE_WRITE_TOKENS)
        : input;
  }

  /** Whether nothing was counted, or nothing but zero by Spring AI itself, which says so then. */
  public static boolean isUnknown(@Nullable Usage counted) {
    return isZero(counted)
        && (counted == null
            || counted.getNativeUsage() == null
            || counted.getNativeUsage() instanceof Map<?, ?>);
  }

  /** Whether nothing was counted, or nothing but zero. */
  public static boolean isZero(@Nullable Usage counted) {
    return counted == null
        || (orZero(counted.getPromptTokens()) == 0 && orZero(counted.getCompletionTokens()) == 0);
  }

  private static io.costintent.usage.Usage.Builder totals(@Nullable Usage counted) {
    Usage sums = requireNonNull(counted, "usage");
    return io.costintent.usage.Usage.builder()
        .add(UsageUnit.INPUT_TOKENS, orZero(sums.getPromptTokens()))
        .add(UsageUnit.OUTPUT_TOKENS, orZero(sums.getCompletionTokens()));
  }

  /** Anthropic and Bedrock: input is what was neither written to the cache nor read from it. */
  private void cacheBeside(@Nullable Object details, io.costintent.usage.Usage.Builder usage) {
    Long written = first(details, "cacheCreationInputTokens", "cacheWriteInputTokens");
    Long read = number(details, "cacheReadInputTokens");
    add(usage, UsageUnit.INPUT_TOKENS, written);
    add(usage, UsageUnit.INPUT_TOKENS, read);
    add(usage, UsageUnit.CACHE_WRITE_TOKENS, written);
    add(usage, UsageUnit.CACHE_READ_TOKENS, read);
    Object byLifetime = value(details, "cacheCreation");
    add(usage, UsageUnit.CACHE_WRITE_5M_TOKENS, number(byLifetime, "ephemeral5mInputTokens"));
    add(usage, UsageUnit.CACHE_WRITE_1H_TOKENS, number(byLifetime, "ephemeral1hInputTokens"));
    Object tools = value(details, "serverToolUse");
    add(usage, UsageUnit.WEB_SEARCHES, number(tools, "webSearchRequests"));
    add(usage, UsageUnit.WEB_FETCHES, number(tools, "webFetchRequests"));
  }

  /** OpenAI and those who speak its protocol: input and output contain their shares. */
  private void sharesOf(@Nullable Object details, io.costintent.usage.Usage.Builder usage) {
    Object input = value(details, "promptTokensDetails");
    add(usage, UsageUnit.CACHE_READ_TOKENS, number(input, "cachedTokens"));
    add(usage, UsageUnit.CACHE_WRITE_TOKENS, number(input, "cacheWriteTokens"));
    add(usage, UsageUnit.INPUT_AUDIO_TOKENS, number(input, "audioTokens"));
    Object output = value(details, "completionTokensDetails");
    if (output == null) {
      output = value(details, "completionTokenDetails");
    }
    add(usage, UsageUnit.OUTPUT_REASONING_TOKENS, number(output, "reasoningTokens"));
    add(usage, UsageUnit.OUTPUT_AUDIO_TOKENS, number(output, "audioTokens"));
  }

  /**
   * Gemini: input contains what was cached; what was thought, and what tools fed back, is extra.
   */
  private void gemini(Usage counted, io.costintent.usage.Usage.Builder usage) {
    Long thoughts = number(counted, "getThoughtsTokenCount");
    Long fedBack = number(counted, "getToolUsePromptTokenCount");
    add(usage, UsageUnit.CACHE_READ_TOKENS, number(counted, "getCachedContentTokenCount"));
    add(usage, UsageUnit.OUTPUT_TOKENS, thoughts);
    add(usage, UsageUnit.OUTPUT_REASONING_TOKENS, thoughts);
    add(usage, UsageUnit.INPUT_TOKENS, fedBack);
    add(usage, UsageUnit.INPUT_TOOL_TOKENS, fedBack);
  }

  private void sumsOnly(Usage counted, String biller, io.costintent.usage.Usage.Builder usage) {
    Long read = number(counted, "getCacheReadInputTokens"); // of the later generation
    Long written = number(counted, "getCacheWriteInputTokens");
    boolean excluded = EXCLUDE_CACHE.contains(biller);
    if (excluded) {
      add(usage, UsageUnit.INPUT_TOKENS, read);
      add(usage, UsageUnit.INPUT_TOKENS, written);
    }
    add(usage, UsageUnit.CACHE_READ_TOKENS, read);
    add(usage, UsageUnit.CACHE_WRITE_TOKENS, written);
    boolean complete = read != null && (written != null || !excluded);
    if (!complete && !TOTALS_ARE_ALL.contains(biller)) {
      usage.flaw(UsageFlaw.DETAIL_MISSING);
    }
  }

  private boolean has(@Nullable Object target, String getter) {
    return target != null && getters.has(target, getter);
  }

  private @Nullable Object value(@Nullable Object target, String getter) {
    return target == null ? null : getters.get(target, getter);
  }

  private @Nullable Long number(@Nullable Object target, String getter) {
    return target == null ? null : getters.number(target, getter);
  }

  private @Nullable Long first(@Nullable Object target, String getter, String other) {
    Long value = number(target, getter);
    return value == null ? number(target, other) : value;
  }

  static long orZero(@Nullable Number quantity) {
    return quantity == null ? 0 : quantity.longValue();
  }

  private static void add(
      io.costintent.usage.Usage.Builder usage, UsageUnit unit, @Nullable Long quantity) {
    if (quantity != null) {
      usage.add(unit, quantity);
    }
  }
}
