/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes MessagePack, which scripts read without parsing. Not thread-safe. */
final class MsgPack {
  /** Above this, a Lua number is not exact any more; such amounts travel as decimal strings. */
  private static final long EXACT = 1L << 52;

  private byte[] bytes;
  private int size;

  MsgPack(int capacity) {
    bytes = new byte[capacity];
  }

  /** Whether an amount travels as a number. */
  static boolean isNumber(long value) {
    return value < EXACT && value > -EXACT;
  }

  MsgPack array(int length) {
    if (length < 16) {
      put(0x90 | length);
    } else if (length < 1 << 16) {
      put(0xdc);
      big(length, 2);
    } else {
      put(0xdd);
      big(length, 4);
    }
    return this;
  }

  MsgPack number(long value) {
    if (!isNumber(value)) {
      return text(Long.toString(value));
    }
    if (value >= 0 && value < 128) {
      put((int) value);
    } else if (value >= 0 && value < 1L << 32) {
      put(0xce);
      big(value, 4);
    } else {
      put(0xd3);
      big(value, 8);
    }
    return this;
  }

  MsgPack text(String value) {
    return text(value.getBytes(StandardCharsets.UTF_8));
  }

  MsgPack text(byte[] value) {
    return text(value, value.length);
  }

  MsgPack text(MsgPack value) {
    return text(value.bytes, value.size);
  }

  /** Adds what is packed already. */
  MsgPack packed(byte[] value) {
    return raw(value, value.length);
  }

  MsgPack packed(MsgPack value) {
    return raw(value.bytes, value.size);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private MsgPack text(byte[] value, int length) {
    if (length < 32) {
      put(0xa0 | length);
    } else if (length < 1 << 16) {
      put(0xda);
      big(length, 2);
    } else {
      put(0xdb);
      big(length, 4);
    }
    return raw(value, length);
  }

  private MsgPack raw(byte[] value, int length) {
    reserve(length);
    System.arraycopy(value, 0, bytes, size, length);
    size += length;
    return this;
  }

  private void big(long value, int length) {
    reserve(length);
    for (int shift = (length - 1) * 8; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  private void put(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
