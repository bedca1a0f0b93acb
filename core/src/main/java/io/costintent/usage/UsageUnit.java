/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.usage;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A unit in which providers meter, such as input tokens, web searches or seconds of audio.
 *
 * <p>A unit knows what it is part of: 100 {@link #CACHE_READ_TOKENS} are 100 of the {@link
 * #INPUT_TOKENS} too, never in addition to them. {@link #parents()} are ordered: the first is the
 * one whose price stands in when the unit has none of its own.
 *
 * <p>Quantities are whole numbers of {@linkplain #stepsPerUnit() steps}: a token is one step, a
 * second is 1,000.
 *
 * <p>Units that are not constants here, such as what a third-party tool meters, come from {@link
 * #of(String)}, stand for themselves and belong to {@link Category#OTHER}. Immutable and
 * thread-safe; units of one name are equal.
 *
 * @since 0.1
 */
public final class UsageUnit {
  /** The share of a cost that a unit belongs to: {@code costintent.cost.input} and so on. */
  public enum Category {
    INPUT,
    OUTPUT,
    CACHE_READ,
    CACHE_WRITE,
    TOOLS,
    OTHER
  }

  private static final int MAX_NAME = 63;
  private static final Map<String, UsageUnit> KNOWN = new LinkedHashMap<>();

  /** All tokens sent, cached ones included. */
  public static final UsageUnit INPUT_TOKENS = known("input_tokens", Category.INPUT, 1);

  public static final UsageUnit INPUT_TEXT_TOKENS =
      known("input_text_tokens", Category.INPUT, 1, INPUT_TOKENS);

  public static final UsageUnit INPUT_AUDIO_TOKENS =
      known("input_audio_tokens", Category.INPUT, 1, INPUT_TOKENS);

  public static final UsageUnit INPUT_IMAGE_TOKENS =
      known("input_image_tokens", Category.INPUT, 1, INPUT_TOKENS);

  public static final UsageUnit INPUT_VIDEO_TOKENS =
      known("input_video_tokens", Category.INPUT, 1, INPUT_TOKENS);

  /** Tokens that a server-side tool fed back into the prompt. */
  public static final UsageUnit INPUT_TOOL_TOKENS =
      known("input_tool_tokens", Category.INPUT, 1, INPUT_TOKENS);

  public static final UsageUnit INPUT_TEXT_TOOL_TOKENS =
      known("input_text_tool_tokens", Category.INPUT, 1, INPUT_TOOL_TOKENS, INPUT_TEXT_TOKENS);

  /** Tokens served from the provider's prompt cache. */
  public static final UsageUnit CACHE_READ_TOKENS =
      known("cache_read_tokens", Category.CACHE_READ, 1, INPUT_TOKENS);

  public static final UsageUnit CACHE_TEXT_READ_TOKENS =
      known("cache_text_read_tokens", Category.CACHE_READ, 1, CACHE_READ_TOKENS, INPUT_TEXT_TOKENS);

  public static final UsageUnit CACHE_AUDIO_READ_TOKENS =
      known(
          "cache_audio_read_tokens", Category.CACHE_READ, 1, CACHE_READ_TOKENS, INPUT_AUDIO_TOKENS);

  public static final UsageUnit CACHE_IMAGE_READ_TOKENS =
      known(
          "cache_image_read_tokens", Category.CACHE_READ, 1, CACHE_READ_TOKENS, INPUT_IMAGE_TOKENS);

  public static final UsageUnit CACHE_VIDEO_READ_TOKENS =
      known(
          "cache_video_read_tokens", Category.CACHE_READ, 1, CACHE_READ_TOKENS, INPUT_VIDEO_TOKENS);

  /** Tokens written to the provider's prompt cache, whatever their time to live. */
  public static final UsageUnit CACHE_WRITE_TOKENS =
      known("cache_write_tokens", Category.CACHE_WRITE, 1, INPUT_TOKENS);

  public static final UsageUnit CACHE_WRITE_5M_TOKENS =
      known("cache_write_5m_tokens", Category.CACHE_WRITE, 1, CACHE_WRITE_TOKENS);

  public static final UsageUnit CACHE_WRITE_30M_TOKENS =
      known("cache_write_30m_tokens", Category.CACHE_WRITE, 1, CACHE_WRITE_TOKENS);

  public static final UsageUnit CACHE_WRITE_1H_TOKENS =
      known("cache_write_1h_tokens", Category.CACHE_WRITE, 1, CACHE_WRITE_TOKENS);

  public static final UsageUnit CACHE_WRITE_12H_TOKENS =
      known("cache_write_12h_tokens", Category.CACHE_WRITE, 1, CACHE_WRITE_TOKENS);

  public static final UsageUnit CACHE_AUDIO_WRITE_TOKENS =
      known(
          "cache_audio_write_tokens",
          Category.CACHE_WRITE,
          1,
          CACHE_WRITE_TOKENS,
          INPUT_AUDIO_TOKENS);

  /** All tokens generated, reasoning included. */
  public static final UsageUnit OUTPUT_TOKENS = known("output_tokens", Category.OUTPUT, 1);

  public static final UsageUnit OUTPUT_TEXT_TOKENS =
      known("output_text_tokens", Category.OUTPUT, 1, OUTPUT_TOKENS);

  public static final UsageUnit OUTPUT_AUDIO_TOKENS =
      known("output_audio_tokens", Category.OUTPUT, 1, OUTPUT_TOKENS);

  public static final UsageUnit OUTPUT_IMAGE_TOKENS =
      known("output_image_tokens", Category.OUTPUT, 1, OUTPUT_TOKENS);

  public static final UsageUnit OUTPUT_VIDEO_TOKENS =
      known("output_video_tokens", Category.OUTPUT, 1, OUTPUT_TOKENS);

  /** Tokens of hidden thinking. */
  public static final UsageUnit OUTPUT_REASONING_TOKENS =
      known("output_reasoning_tokens", Category.OUTPUT, 1, OUTPUT_TOKENS);

  public static final UsageUnit OUTPUT_CITATION_TOKENS =
      known("output_citation_tokens", Category.OUTPUT, 1, OUTPUT_TOKENS);

  public static final UsageUnit INPUT_CHARACTERS = known("input_characters", Category.INPUT, 1);

  public static final UsageUnit OUTPUT_CHARACTERS = known("output_characters", Category.OUTPUT, 1);

  /** All audio, sent and generated, in thousandths of a second. */
  public static final UsageUnit AUDIO_SECONDS = known("audio_seconds", Category.INPUT, 1000);

  public static final UsageUnit INPUT_AUDIO_SECONDS =
      known("input_audio_seconds", Category.INPUT, 1000, AUDIO_SECONDS);

  public static final UsageUnit OUTPUT_AUDIO_SECONDS =
      known("output_audio_seconds", Category.OUTPUT, 1000, AUDIO_SECONDS);

  public static final UsageUnit INPUT_VIDEO_SECONDS =
      known("input_video_seconds", Category.INPUT, 1000);

  public static final UsageUnit OUTPUT_VIDEO_SECONDS =
      known("output_video_seconds", Category.OUTPUT, 1000);

  public static final UsageUnit INPUT_IMAGES = known("input_images", Category.INPUT, 1);

  public static final UsageUnit OUTPUT_IMAGES = known("output_images", Category.OUTPUT, 1);

  public static final UsageUnit INPUT_PIXELS = known("input_pixels", Category.INPUT, 1);

  public static final UsageUnit OUTPUT_PIXELS = known("output_pixels", Category.OUTPUT, 1);

  /** All pages read, annotated ones included. */
  public static final UsageUnit INPUT_DOCUMENT_PAGES =
      known("input_document_pages", Category.INPUT, 1);

  /** Pages returned with structured annotations. */
  public static final UsageUnit INPUT_ANNOTATED_DOCUMENT_PAGES =
      known("input_annotated_document_pages", Category.INPUT, 1, INPUT_DOCUMENT_PAGES);

  public static final UsageUnit INPUT_TEXT_MESSAGES =
      known("input_text_messages", Category.INPUT, 1);

  public static final UsageUnit REQUESTS = known("requests", Category.OTHER, 1);

  public static final UsageUnit SESSIONS = known("sessions", Category.OTHER, 1);

  public static final UsageUnit WEB_SEARCHES = known("web_searches", Category.TOOLS, 1);

  public static final UsageUnit SOCIAL_SEARCHES = known("social_searches", Category.TOOLS, 1);

  /** File or vector-store searches run by the provider. */
  public static final UsageUnit STORAGE_SEARCHES = known("storage_searches", Category.TOOLS, 1);

  public static final UsageUnit WEB_FETCHES = known("web_fetches", Category.TOOLS, 1);

  /** Prompts answered with search grounding, billed once whatever the number of queries. */
  public static final UsageUnit GROUNDED_PROMPTS = known("grounded_prompts", Category.TOOLS, 1);

  /** Distinct search queries run for grounding. */
  public static final UsageUnit GROUNDING_QUERIES = known("grounding_queries", Category.TOOLS, 1);

  public static final UsageUnit MAPS_QUERIES = known("maps_queries", Category.TOOLS, 1);

  /** Documents or posts that a search brought into the prompt, where those are billed. */
  public static final UsageUnit SEARCH_SOURCES = known("search_sources", Category.TOOLS, 1);

  public static final UsageUnit CODE_EXECUTIONS = known("code_executions", Category.TOOLS, 1);

  public static final UsageUnit CODE_SESSIONS = known("code_sessions", Category.TOOLS, 1);

  public static final UsageUnit COMPUTER_USE_TOKENS =
      known("computer_use_tokens", Category.TOOLS, 1);

  public static final UsageUnit COMPUTER_USE_INPUT_TOKENS =
      known("computer_use_input_tokens", Category.TOOLS, 1, COMPUTER_USE_TOKENS);

  public static final UsageUnit COMPUTER_USE_OUTPUT_TOKENS =
      known("computer_use_output_tokens", Category.TOOLS, 1, COMPUTER_USE_TOKENS);

  /** Search units of a rerank call. */
  public static final UsageUnit RERANK_UNITS = known("rerank_units", Category.OTHER, 1);

  public static final UsageUnit GUARDRAIL_UNITS = known("guardrail_units", Category.OTHER, 1);

  /** Input tokens that passed a router, which charges for them besides the model. */
  public static final UsageUnit ROUTER_TOKENS = known("router_tokens", Category.OTHER, 1);

  /**
   * What all other units cost together, in trillionths of the currency: what a percentage fee of a
   * router is charged on.
   */
  public static final UsageUnit SPEND = known("spend", Category.OTHER, 1_000_000_000_000L);

  /** Stored gigabytes times days, in millionths. */
  public static final UsageUnit STORAGE_GB_DAYS = known("storage_gb_days", Category.OTHER, 1000000);

  /** Cached tokens times hours, in thousandths. */
  public static final UsageUnit CACHE_TOKEN_HOURS =
      known("cache_token_hours", Category.OTHER, 1000);

  /** Accelerator time, in thousandths of a second. */
  public static final UsageUnit GPU_SECONDS = known("gpu_seconds", Category.OTHER, 1000);

  /** Hours of provisioned throughput units, in millionths. */
  public static final UsageUnit PROVISIONED_HOURS =
      known("provisioned_hours", Category.OTHER, 1000000);

  private final String name;
  private final Category category;
  private final long stepsPerUnit;
  private final int index;
  private final List<UsageUnit> parents;
  private final long ancestors;

  /**
   * Returns the known unit of this name, or a unit of the caller's own.
   *
   * @param name lower case letters, digits, {@code _} and {@code .}, at most 63 characters
   * @throws IllegalArgumentException for another form of name
   */
  public static UsageUnit of(String name) {
    UsageUnit known = KNOWN.get(requireNonNull(name, "name"));
    if (known != null) {
      return known;
    }
    if (!isName(name)) {
      throw new IllegalArgumentException("unit: " + name + " (expected: [a-z][a-z0-9_.]{0,62})");
    }
    return new UsageUnit(name, Category.OTHER, 1, -1, List.of());
  }

  /** Not by a pattern: setting one up takes longer than reading the price book. */
  private static boolean isName(String name) {
    boolean fits = !name.isEmpty() && name.length() <= MAX_NAME;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      boolean other = (c >= '0' && c <= '9') || c == '_' || c == '.';
      fits &= letter || (i > 0 && other);
    }
    return fits;
  }

  /** Returns the known unit of this name, or null. */
  public static @Nullable UsageUnit known(String name) {
    return KNOWN.get(name);
  }

  /** All known units, in the order of their {@link #index()}. */
  public static Collection<UsageUnit> known() {
    return Collections.unmodifiableCollection(KNOWN.values());
  }

  private static UsageUnit known(
      String name, Category category, long stepsPerUnit, UsageUnit... parents) {
    UsageUnit unit = new UsageUnit(name, category, stepsPerUnit, KNOWN.size(), List.of(parents));
    KNOWN.put(name, unit);
    return unit;
  }

  private UsageUnit(
      String name, Category category, long stepsPerUnit, int index, List<UsageUnit> parents) {
    this.name = name;
    this.category = category;
    this.stepsPerUnit = stepsPerUnit;
    this.index = index;
    this.parents = parents;
    long mask = 0;
    for (UsageUnit parent : parents) {
      mask |= parent.ancestors | 1L << parent.index;
    }
    this.ancestors = mask;
  }

  /** The name in price books, attributes and reports, such as {@code cache_read_tokens}. */
  public String name() {
    return name;
  }

  /** The share of a cost that the unit belongs to. */
  public Category category() {
    return category;
  }

  /** How many steps of a quantity make one unit: 1, or a power of ten for units with fractions. */
  public long stepsPerUnit() {
    return stepsPerUnit;
  }

  /** A small dense number for known units, usable as an array index; -1 for others. */
  public int index() {
    return index;
  }

  /** The units that this one is directly part of; the first lends its price when there is none. */
  public List<UsageUnit> parents() {
    return parents;
  }

  /** Whether every quantity of this unit is counted in {@code whole} too; false for itself. */
  public boolean isPartOf(UsageUnit whole) {
    return whole.index >= 0 && whole.index < Long.SIZE && (ancestors >>> whole.index & 1) != 0;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return this == object
        || (index < 0 && object instanceof UsageUnit other && name.equals(other.name));
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Returns the name; not a contract. */
  @Override
  public String toString() {
    return name;
  }
}
