/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The way from the root to a node, as text, and whether its values may be shown in a message.
 *
 * @param secret whether a name on the way says that what it holds is a secret
 */
record ConfigPath(String text, boolean secret) {
  static final ConfigPath ROOT = new ConfigPath("", false);

  private static final Pattern SECRET =
      Pattern.compile(
          ".*(keys?|token|secrets?|passwords?|passwd|credentials?|authorization|webhook_url|uri)");

  /** Whom an address logs in as, wherever one is written. */
  private static final Pattern LOGIN = Pattern.compile("//\\S*@");

  private static final int MAX_SHOWN = 80;

  ConfigPath key(String name) {
    String shown = name.isEmpty() || name.matches(".*[.\\[\\]].*") ? "[" + name + "]" : name;
    String separator = text.isEmpty() || shown.startsWith("[") ? "" : ".";
    return new ConfigPath(text + separator + escape(shown), secret || isSecret(name));
  }

  ConfigPath item(int index) {
    // "tokens: 5" is an amount, "tokens: [abc]" are credentials.
    boolean tokens = text.toLowerCase(Locale.ROOT).endsWith("tokens");
    return new ConfigPath(text + "[" + index + "]", secret || tokens);
  }

  /** Returns {@code value} fit for one line of a log, or a placeholder when it is a secret. */
  String show(String value) {
    if (secret) {
      return "<redacted>";
    }
    String harmless = LOGIN.matcher(value).replaceFirst("//<redacted>@");
    return value.isEmpty() ? "\"\"" : escape(harmless);
  }

  static String escape(String value) {
    StringBuilder text = new StringBuilder();
    value
        .codePoints()
        .limit(MAX_SHOWN)
        .forEach(c -> {
          int type = Character.getType(c);
          boolean hidden =
              Character.isISOControl(c)
                  || type == Character.FORMAT
                  || type == Character.SURROGATE
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR;
          if (hidden) {
            text.append(String.format(Locale.ROOT, "\\u%04x", c));
          } else {
            text.appendCodePoint(c);
          }
        });
    return value.codePointCount(0, value.length()) > MAX_SHOWN ? text + "…" : text.toString();
  }

  private static boolean isSecret(String name) {
    return SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }
}
