/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The way from the root to a node, as text, and whether its values may be shown in a message.
 *
 * @param secret whether a name on the way says that what it holds is a secret
 */
record ConfigPath(String text, boolean secret) {
  static final ConfigPath ROOT = new ConfigPath("", false);

  /** How names of secrets end. */
  private static final List<String> SECRET =
      List.of(
          "key",
          "keys",
          "token",
          "secret",
          "secrets",
          "password",
          "passwords",
          "passwd",
          "credential",
          "credentials",
          "authorization",
          "webhook_url",
          "uri");

  private static final int MAX_SHOWN = 80;

  ConfigPath key(String name) {
    boolean plain =
        !name.isEmpty() && name.indexOf('.') < 0 && name.indexOf('[') < 0 && name.indexOf(']') < 0;
    String shown = plain ? name : "[" + name + "]";
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
    String harmless = Addresses.LOGIN.matcher(value).replaceFirst("//<redacted>@");
    return value.isEmpty() ? "\"\"" : escape(harmless);
  }

  static String escape(String value) {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    int at = 0;
    while (at < value.length() && shown < MAX_SHOWN) {
      int c = value.codePointAt(at);
      if (isHidden(c)) {
        text.append(String.format(Locale.ROOT, "\\u%04x", c));
      } else {
        text.appendCodePoint(c);
      }
      at += Character.charCount(c);
      shown++;
    }
    return at < value.length() ? text + "…" : text.toString();
  }

  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String ending : SECRET) {
      if (lower.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  private static final class Addresses {
    /** Whom an address logs in as, wherever one is written. */
    static final Pattern LOGIN = Pattern.compile("//\\S*@");
  }
}
