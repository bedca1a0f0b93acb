/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a reply reports as its usage, exactly as they stand on the wire.
 *
 * <p>Nothing is added or subtracted on the way, so each provider's own meaning applies: OpenAI's
 * input contains the cached tokens and its output the reasoning tokens; Anthropic's input excludes
 * what was read from or written to the cache. A number that the protocol has no field for is a
 * script error, never silently dropped.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class WireUsage {
  /** What a protocol can have a field for. */
  enum Part {
    INPUT,
    OUTPUT,
    CACHE_READ,
    CACHE_WRITE,
    CACHE_WRITE_5M,
    CACHE_WRITE_1H,
    REASONING,
    TOOL_INPUT,
    AUDIO_INPUT,
    AUDIO_OUTPUT,
    AUDIO_MILLIS,
    IMAGE_INPUT,
    IMAGE_OUTPUT,
    ACCEPTED_PREDICTION,
    REJECTED_PREDICTION,
    WEB_SEARCHES,
    SEARCH_UNITS,
    CLASSIFICATIONS
  }

  private final Map<Part, Long> parts;
  private final @Nullable ObjectNode verbatim;

  /** Returns the usage of a plain text call. */
  public static WireUsage of(long input, long output) {
    return builder().input(input).output(output).build();
  }

  /** Returns a usage that is present and zero throughout, as some streams report it. */
  public static WireUsage zero() {
    return of(0, 0);
  }

  /**
   * Returns a usage object that is sent as it is, such as one recorded from a provider.
   *
   * @throws IllegalArgumentException when {@code usage} is not a JSON object
   */
  public static WireUsage ofJson(String usage) {
    return new WireUsage(Map.of(), Json.parseObject("usage", requireNonNull(usage, "usage")));
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  private WireUsage(Map<Part, Long> parts, @Nullable ObjectNode verbatim) {
    this.parts = parts;
    this.verbatim = verbatim;
  }

  long count(Part part) {
    return parts.getOrDefault(part, 0L);
  }

  boolean has(Part part) {
    return parts.containsKey(part);
  }

  Set<Part> parts() {
    return parts.keySet();
  }

  @Nullable ObjectNode verbatim() {
    return verbatim == null ? null : verbatim.deepCopy();
  }

  /** Returns the numbers; not a contract. */
  @Override
  public String toString() {
    return "WireUsage" + (verbatim == null ? parts : verbatim);
  }

  /** Collects numbers. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final Map<Part, Long> parts = new EnumMap<>(Part.class);

    private Builder() {}

    /** Prompt tokens in the provider's own meaning. */
    public Builder input(long tokens) {
      return set(Part.INPUT, tokens);
    }

    /** Completion tokens in the provider's own meaning. */
    public Builder output(long tokens) {
      return set(Part.OUTPUT, tokens);
    }

    /** Tokens read from the prompt cache. */
    public Builder cacheRead(long tokens) {
      return set(Part.CACHE_READ, tokens);
    }

    /** Tokens written to the prompt cache, without saying for how long. */
    public Builder cacheWrite(long tokens) {
      return set(Part.CACHE_WRITE, tokens);
    }

    /** Tokens written to the prompt cache for five minutes. */
    public Builder cacheWrite5m(long tokens) {
      return set(Part.CACHE_WRITE_5M, tokens);
    }

    /** Tokens written to the prompt cache for one hour. */
    public Builder cacheWrite1h(long tokens) {
      return set(Part.CACHE_WRITE_1H, tokens);
    }

    /** Tokens of hidden thinking. */
    public Builder reasoning(long tokens) {
      return set(Part.REASONING, tokens);
    }

    /** Tokens that a tool of the provider fed back. */
    public Builder toolInput(long tokens) {
      return set(Part.TOOL_INPUT, tokens);
    }

    /** Tokens of audio heard. */
    public Builder audioInput(long tokens) {
      return set(Part.AUDIO_INPUT, tokens);
    }

    /** Tokens of audio spoken. */
    public Builder audioOutput(long tokens) {
      return set(Part.AUDIO_OUTPUT, tokens);
    }

    /** Tokens of images seen. */
    public Builder imageInput(long tokens) {
      return set(Part.IMAGE_INPUT, tokens);
    }

    /** Tokens of images drawn. */
    public Builder imageOutput(long tokens) {
      return set(Part.IMAGE_OUTPUT, tokens);
    }

    /** Predicted tokens that appear in the completion. */
    public Builder acceptedPrediction(long tokens) {
      return set(Part.ACCEPTED_PREDICTION, tokens);
    }

    /** Predicted tokens that do not appear in the completion, and are billed all the same. */
    public Builder rejectedPrediction(long tokens) {
      return set(Part.REJECTED_PREDICTION, tokens);
    }

    /** Audio transcribed, in thousandths of a second, where that is billed instead of tokens. */
    public Builder audioMillis(long millis) {
      return set(Part.AUDIO_MILLIS, millis);
    }

    /** Web searches run by the provider. */
    public Builder webSearches(long requests) {
      return set(Part.WEB_SEARCHES, requests);
    }

    /** Units in which searches through documents are billed, such as those of a rerank. */
    public Builder searchUnits(long units) {
      return set(Part.SEARCH_UNITS, units);
    }

    /** Texts that were classified. */
    public Builder classifications(long texts) {
      return set(Part.CLASSIFICATIONS, texts);
    }

    private Builder set(Part part, long count) {
      if (count < 0) {
        throw new IllegalArgumentException(part + ": " + count + " (expected: >= 0)");
      }
      parts.put(part, count);
      return this;
    }

    /** Returns what was set so far; the builder can go on. */
    public WireUsage build() {
      Map<Part, Long> copy = new EnumMap<>(Part.class);
      copy.putAll(parts);
      return new WireUsage(Collections.unmodifiableMap(copy), null);
    }
  }
}
