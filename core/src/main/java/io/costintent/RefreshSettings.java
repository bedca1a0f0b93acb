/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.pricing.refresh.PriceRefresh;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads where newer prices come from, and what they have to pass. */
final class RefreshSettings {
  private static final String[] KEYS = {
    "url", "file", "interval", "timeout", "max_size", "sha256", "public_key", "cache"
  };

  private final ConfigNode section;
  private final ConfigProblems problems;

  /** Returns the settings, or null when prices are not to be refreshed or something is wrong. */
  static @Nullable PriceRefresh read(@Nullable ConfigNode section, ConfigProblems problems) {
    if (section == null) {
      return null;
    }
    problems.check(() -> section.allowKeys(KEYS));
    return section.isMap() ? new RefreshSettings(section, problems).read() : null;
  }

  private RefreshSettings(ConfigNode section, ConfigProblems problems) {
    this.section = section;
    this.problems = problems;
  }

  private @Nullable PriceRefresh read() {
    PriceRefresh.Builder refresh = source();
    if (refresh == null) {
      return null;
    }
    set("interval", "a duration of a minute or more", node -> refresh.interval(node.duration()));
    set("timeout", "a duration above 0, at most 10m", node -> refresh.timeout(node.duration()));
    set(
        "max_size",
        "a size from 1 to 64MB, such as 4MB",
        node -> refresh.maxBytes(bytes(node.string())));
    set("sha256", "64 hexadecimal digits, or published", node -> refresh.sha256(node.string()));
    set("public_key", "an Ed25519 key, PEM or base64", node -> refresh.publicKey(node.string()));
    set("cache", "a path of a file", node -> refresh.cache(Path.of(node.string())));
    return refresh.build();
  }

  private PriceRefresh.@Nullable Builder source() {
    ConfigNode url = section.child("url");
    ConfigNode file = section.child("file");
    if (url != null && file != null) {
      problems.add(file, "either prices.refresh.url or prices.refresh.file");
      return null;
    }
    if (url != null) {
      return problems.read(() -> url.parse("an https address", RefreshSettings::ofUrl));
    }
    if (file != null) {
      return problems.read(
          () -> file.parse("a path of a file", path -> PriceRefresh.fromFile(Path.of(path))));
    }
    problems.add(section, "a url or a file in prices.refresh");
    return null;
  }

  private static PriceRefresh.Builder ofUrl(String text) {
    PriceRefresh.Builder refresh = PriceRefresh.fromUrl(URI.create(text));
    refresh.build(); // says whether the address is safe
    return refresh;
  }

  private void set(String key, String expected, Function<ConfigNode, PriceRefresh.Builder> setter) {
    ConfigNode node = section.child(key);
    if (node != null) {
      problems.read(() -> {
        try {
          return setter.apply(node);
        } catch (IllegalArgumentException e) {
          throw node.invalid(expected);
        }
      });
    }
  }

  /** Parses a number of bytes, of {@code KB} or of {@code MB}, which are 1,024 of the former. */
  private static long bytes(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    int unit = upper.endsWith("KB") ? 1 << 10 : upper.endsWith("MB") ? 1 << 20 : 1;
    String number = unit == 1 ? upper : upper.substring(0, upper.length() - 2).strip();
    long size = Long.parseLong(number);
    if (size > Long.MAX_VALUE / unit) {
      throw new NumberFormatException(text);
    }
    return size * unit;
  }
}
