/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A way of writing configuration. All three give the same tree for the same content.
 *
 * @since 0.1
 */
public enum ConfigFormat {
  /** YAML, one document, without anchors, aliases and tags. */
  YAML,
  /** JSON as in RFC 8259. */
  JSON,
  /** Java properties in UTF-8, with keys such as {@code budgets[0].limit}. */
  PROPERTIES;

  /** Returns the format a file name's extension stands for, or null when it is none of ours. */
  static @Nullable ConfigFormat ofFileName(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return null;
    }
    return switch (name.substring(dot + 1).toLowerCase(Locale.ROOT)) {
      case "yaml", "yml" -> YAML;
      case "json" -> JSON;
      case "properties" -> PROPERTIES;
      default -> null;
    };
  }
}
