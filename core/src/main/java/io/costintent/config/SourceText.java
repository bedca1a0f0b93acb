/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bytes to text, refusing what no format could mean. */
final class SourceText {
  static final int MAX_BYTES = 1 << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SourceText() {}

  static String decode(byte[] bytes, String source) {
    if (bytes.length > MAX_BYTES) {
      throw tooLong(source);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      String found = String.format(Locale.ROOT, "byte 0x%02x", in.get(in.position()));
      throw refused(text, text.length(), source, found + " (expected: UTF-8)");
    }
    return check(text, source);
  }

  /** Returns {@code text} without a byte order mark. */
  static String check(String text, String source) {
    if (text.length() > MAX_BYTES) {
      throw tooLong(source);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean allowed = c >= ' ' ? c != 0x7f : c == '\t' || c == '\n' || c == '\r' || c == '\f';
      if (!allowed) {
        String found = String.format(Locale.ROOT, "character U+%04X", (int) c);
        throw refused(text, i, source, found + " (expected: text)");
      }
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static ConfigException tooLong(String source) {
    return new ConfigException(
        new ConfigProblem(
            Location.of(source), "", "too long (expected: at most " + MAX_BYTES + " bytes)"));
  }

  private static ConfigException refused(
      String text, int offset, String source, String description) {
    String[] lines = text.substring(0, offset).split("\r\n|\r|\n", -1);
    int column = lines[lines.length - 1].length() + 1;
    return new ConfigException(
        new ConfigProblem(Location.of(source, lines.length, column), "", description));
  }
}
