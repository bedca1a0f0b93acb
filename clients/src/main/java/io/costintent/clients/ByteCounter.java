/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Counts the bytes of UTF-8, without making them. */
final class ByteCounter implements TokenCounter {
  static final ByteCounter INSTANCE = new ByteCounter();

  private ByteCounter() {}

  @Override
  public long atMost(String model, String text) {
    long bytes = bytes(text);
    if (bytes == text.length() || Normalizer.isNormalized(text, Form.NFKC)) {
      return bytes;
    }
    return Math.max(bytes, bytes(Normalizer.normalize(text, Form.NFKC)));
  }

  /** Half of a surrogate pair counts as what encoders put in its place: at most three bytes. */
  static long bytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }

  /** Returns what it counts; not a contract. */
  @Override
  public String toString() {
    return "TokenCounter.bytes()";
  }
}
