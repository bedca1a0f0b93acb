/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values that a counter is kept for, such as {@code team=search,model=gpt-4o}: always
 * the same way, never ambiguous, never long.
 */
final class Scope {
  static final int MAX_LENGTH = 256;
  private static final int HASH_BYTES = 16;
  private static final String RESERVED = "%,=~";

  private final StringBuilder text = new StringBuilder();

  void add(BudgetDimension dimension, @Nullable String value) {
    if (text.length() > 0) {
      text.append(',');
    }
    text.append(dimension.name()).append('=');
    if (value != null) {
      escape(value);
    }
  }

  boolean isEmpty() {
    return text.length() == 0;
  }

  /** Returns the text; what is too long is cut and told apart by a hash of the whole. */
  String text() {
    if (text.length() <= MAX_LENGTH) {
      return text.toString();
    }
    String whole = text.toString();
    String hash = HexFormat.of().formatHex(sha256(whole), 0, HASH_BYTES);
    int end = MAX_LENGTH - hash.length() - 1;
    if (Character.isHighSurrogate(whole.charAt(end - 1))) {
      end--;
    }
    return whole.substring(0, end) + '~' + hash;
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c == 0x7f || RESERVED.indexOf(c) >= 0) {
        text.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
      } else {
        text.append(c);
      }
    }
  }

  private static byte[] sha256(String whole) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
