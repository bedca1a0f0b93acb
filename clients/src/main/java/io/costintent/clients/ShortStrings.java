/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import java.io.ByteArrayOutputStream;

/**
 * Bytes of JSON, without the ends of strings that are so long that they can only be content.
 *
 * <p>What is left is the same JSON otherwise: a picture of some megabytes takes some kilobytes.
 * Bytes outside of strings are kept as they are. Not thread-safe; confine to one thread.
 */
final class ShortStrings {
  private static final int LONGEST = 16_384;

  /** As long as the rest of an escape can be. */
  private static final int ESCAPE = 5;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean inString;
  private boolean escaped;
  private boolean dropping;
  private int length;
  private int sinceEscape;

  void write(byte b) {
    if (!inString) {
      inString = b == '"';
      length = 0;
      kept.write(b);
      return;
    }
    boolean ends = b == '"' && !escaped;
    // Only between characters: neither half an escape nor half a character may be left behind.
    dropping |= length >= LONGEST && sinceEscape > ESCAPE && (b & 0xc0) != 0x80;
    escaped = b == '\\' && !escaped;
    sinceEscape = escaped ? 0 : sinceEscape + 1;
    length++;
    if (ends) {
      inString = false;
      dropping = false;
    } else if (dropping) {
      return;
    }
    kept.write(b);
  }

  int size() {
    return kept.size();
  }

  byte[] toByteArray() {
    return kept.toByteArray();
  }

  /** Returns what was kept, and starts anew. */
  byte[] take() {
    byte[] taken = kept.toByteArray();
    kept.reset();
    inString = false;
    escaped = false;
    dropping = false;
    return taken;
  }
}
