/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import io.costintent.config.Suggestion;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a usage such as {@code input=12000,cache_read=8000,output=450}. */
final class UsageText {
  private static final Map<String, UsageUnit> SHORT =
      Map.ofEntries(
          Map.entry("cached", UsageUnit.CACHE_READ_TOKENS),
          Map.entry("reasoning", UsageUnit.OUTPUT_REASONING_TOKENS),
          Map.entry("citation", UsageUnit.OUTPUT_CITATION_TOKENS),
          Map.entry("audio_input", UsageUnit.INPUT_AUDIO_TOKENS),
          Map.entry("audio_output", UsageUnit.OUTPUT_AUDIO_TOKENS),
          Map.entry("image_input", UsageUnit.INPUT_IMAGE_TOKENS),
          Map.entry("image_output", UsageUnit.OUTPUT_IMAGE_TOKENS),
          Map.entry("video_input", UsageUnit.INPUT_VIDEO_TOKENS),
          Map.entry("video_output", UsageUnit.OUTPUT_VIDEO_TOKENS),
          Map.entry("characters", UsageUnit.INPUT_CHARACTERS),
          Map.entry("seconds", UsageUnit.AUDIO_SECONDS),
          Map.entry("video_seconds", UsageUnit.OUTPUT_VIDEO_SECONDS),
          Map.entry("images", UsageUnit.OUTPUT_IMAGES),
          Map.entry("pixels", UsageUnit.OUTPUT_PIXELS),
          Map.entry("pages", UsageUnit.INPUT_DOCUMENT_PAGES),
          Map.entry("annotated_pages", UsageUnit.INPUT_ANNOTATED_DOCUMENT_PAGES),
          Map.entry("searches", UsageUnit.WEB_SEARCHES),
          Map.entry("file_searches", UsageUnit.STORAGE_SEARCHES));

  private UsageText() {}

  /**
   * Returns the usage that a text means.
   *
   * @throws IllegalArgumentException when it means none, with a message for whoever wrote it
   */
  static Usage parse(String text) {
    Usage.Builder usage = Usage.builder();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals <= 0) {
        throw new IllegalArgumentException(
            "'" + part.trim() + "' (expected: unit=quantity, such as input=12000,output=450)");
      }
      UsageUnit unit = unit(part.substring(0, equals).trim());
      usage.add(unit, steps(unit, part.substring(equals + 1).trim()));
    }
    return usage.build();
  }

  private static UsageUnit unit(String written) {
    String name = written.toLowerCase(java.util.Locale.ROOT).replace('-', '_');
    UsageUnit unit = known(name);
    if (unit != null) {
      return unit;
    }
    TreeSet<String> names = new TreeSet<>(SHORT.keySet());
    for (UsageUnit known : UsageUnit.known()) {
      names.add(known.name());
      names.add(withoutTokens(known.name()));
    }
    throw new IllegalArgumentException("unit " + written + " " + Suggestion.of(name, names));
  }

  private static @Nullable UsageUnit known(String name) {
    UsageUnit unit = UsageUnit.known(name);
    if (unit == null) {
      unit = UsageUnit.known(name + "_tokens");
    }
    return unit != null ? unit : SHORT.get(name);
  }

  private static String withoutTokens(String name) {
    return name.endsWith("_tokens") ? name.substring(0, name.length() - 7) : name;
  }

  private static long steps(UsageUnit unit, String text) {
    try {
      long steps =
          new BigDecimal(text.replace("_", ""))
              .multiply(BigDecimal.valueOf(unit.stepsPerUnit()))
              .longValueExact();
      if (steps >= 0) {
        return steps;
      }
    } catch (NumberFormatException e) {
      throw expected(unit, text, e);
    } catch (ArithmeticException e) {
      throw expected(unit, text, e);
    }
    throw expected(unit, text, null);
  }

  private static IllegalArgumentException expected(
      UsageUnit unit, String text, @Nullable Exception cause) {
    int digits = Long.toString(unit.stepsPerUnit()).length() - 1;
    return new IllegalArgumentException(
        unit
            + "="
            + text
            + " (expected: a number >= 0"
            + (digits == 0 ? " without fraction)" : " with at most " + digits + " decimals)"),
        cause);
  }
}
