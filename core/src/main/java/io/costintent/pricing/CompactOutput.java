/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of the compact form: numbers take as many as they need, seven bits in each. */
final class CompactOutput {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  void octet(int octet) {
    bytes.write(octet);
  }

  void fixed(int number) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes.write(number >>> shift);
    }
  }

  /** Writes a number that is usually small and not below zero. */
  void number(long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  /** Writes a number that is usually near zero, on either side. */
  void signed(long number) {
    number((number << 1) ^ (number >> 63));
  }

  void text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    bytes(encoded);
  }

  void bytes(byte[] some) {
    bytes(some, some.length);
  }

  void bytes(byte[] some, int length) {
    bytes.write(some, 0, length);
  }

  void bytes(CompactOutput other) {
    bytes.writeBytes(other.toBytes());
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
