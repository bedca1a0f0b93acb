/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads what {@link CompactOutput} wrote. Every step stays inside the bytes, whatever they say. */
final class CompactInput {
  private final byte[] bytes;
  private final String file;
  private final int end;
  private int position;

  CompactInput(byte[] bytes, int start, int end, String file) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
    this.file = file;
  }

  /** Returns a reader of the same bytes at another place. */
  CompactInput at(int start, int length) {
    if (start < 0 || length < 0 || length > bytes.length - start) {
      throw error("a part beyond the end");
    }
    return new CompactInput(bytes, start, start + length, file);
  }

  /** Returns a reader of the rest from another place on. */
  CompactInput at(int start) {
    return at(start, end - start);
  }

  /** Returns a reader that begins where this one is and moves by itself. */
  CompactInput copy() {
    return at(position);
  }

  int position() {
    return position;
  }

  int end() {
    return end;
  }

  boolean isAtEnd() {
    return position == end;
  }

  int octet() {
    if (position >= end) {
      throw error("the end");
    }
    return bytes[position++] & 0xFF;
  }

  int fixed() {
    int number = 0;
    for (int i = 0; i < 4; i++) {
      number = (number << 8) | octet();
    }
    return number;
  }

  long number() {
    int first = octet();
    if (first < 0x80) {
      return first;
    }
    long number = first & 0x7F;
    for (int shift = 7; shift < 64; shift += 7) {
      int next = octet();
      number |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return number;
      }
    }
    throw error("a number of more than 64 bits");
  }

  long signed() {
    long number = number();
    return (number >>> 1) ^ -(number & 1);
  }

  /** Returns how many things follow, each of which takes a byte or more. */
  int count() {
    long number = number();
    return checked(number, end - position + 1);
  }

  /** Returns a number from 0 to {@code limit} - 1. */
  int index(int limit) {
    return checked(number(), limit);
  }

  private int checked(long number, int limit) {
    if (number < 0 || number >= limit) {
      throw error(number + " (expected: 0 to " + (limit - 1) + ")");
    }
    return (int) number;
  }

  String text() {
    int length = count();
    String text = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  byte[] bytes(int length) {
    byte[] some = new byte[length];
    bytes(some, 0, length);
    return some;
  }

  void bytes(byte[] into, int start, int length) {
    if (length > end - position) {
      throw error("the end");
    }
    System.arraycopy(bytes, position, into, start, length);
    position += length;
  }

  Instant instant() {
    long seconds = signed();
    try {
      return Instant.ofEpochSecond(seconds, index(1_000_000_000));
    } catch (DateTimeException e) {
      throw error(seconds + " seconds (expected: an instant)");
    }
  }

  PriceBookFormatException error(String found) {
    return new PriceBookFormatException(file + ": damaged at byte " + position + ": " + found);
  }
}
