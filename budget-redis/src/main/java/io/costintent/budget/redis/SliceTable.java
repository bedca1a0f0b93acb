/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What slices have spent, in a file mapped into memory, so that it is known when the process is not
 * there any more. Each row has room for the totals twice: they are written to one of them in turn,
 * with a checksum, so that one is always whole. Rows are used under the lock of their slice;
 * otherwise thread-safe.
 */
final class SliceTable {
  static final int MOST_COUNTERS = 12;
  private static final int ROWS = 256;
  private static final int ROW = 4096;
  private static final int TOTALS = ROW - 2 * 256;
  private static final int COPY = 256;

  private final MappedByteBuffer bytes;
  private final BitSet used = new BitSet(ROWS);

  private SliceTable(MappedByteBuffer bytes) {
    this.bytes = bytes;
  }

  static SliceTable create(Path file) throws IOException {
    Files.write(file, new byte[ROWS * ROW]);
    return open(file);
  }

  static SliceTable open(Path file) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      return new SliceTable(access.getChannel().map(MapMode.READ_WRITE, 0, ROWS * ROW));
    }
  }

  /** Returns the number of a row for a slice, or -1 when there is none or it does not fit. */
  synchronized int open(String id, List<Counter> counters) {
    int row = used.nextClearBit(0);
    byte[] name = id.getBytes(StandardCharsets.UTF_8);
    int size = 12 + name.length;
    for (Counter counter : counters) {
      size += 4 + counter.parts().length;
    }
    if (row >= ROWS || size > TOTALS || counters.size() > MOST_COUNTERS) {
      return -1;
    }
    used.set(row);
    ByteBuffer at = bytes.duplicate().position(row * ROW + 4).slice();
    at.putInt(name.length).put(name).putInt(counters.size());
    for (Counter counter : counters) {
      at.putInt(counter.parts().length).put(counter.parts());
    }
    bytes.put(row * ROW + TOTALS, new byte[2 * COPY]);
    bytes.putInt(row * ROW, 1);
    return row;
  }

  /**
   * Writes totals.
   *
   * @param version one more than the last time
   * @param number of the last checkpoint
   * @param base what the store had heard of by then
   */
  void put(int row, long version, long number, long[] spent, long[] base) {
    int at = row * ROW + TOTALS + (int) (version & 1) * COPY;
    long sum = mix(mix(17, version), number);
    bytes.putLong(at, version);
    bytes.putLong(at + 8, number);
    for (int i = 0; i < spent.length; i++) {
      bytes.putLong(at + 24 + 16 * i, spent[i]);
      bytes.putLong(at + 32 + 16 * i, base[i]);
      sum = mix(mix(sum, spent[i]), base[i]);
    }
    bytes.putLong(at + 16, sum);
  }

  synchronized void free(int row) {
    bytes.putInt(row * ROW, 0);
    used.clear(row);
  }

  synchronized boolean isEmpty() {
    return used.isEmpty();
  }

  /** Returns what another process left. */
  List<Left> left() {
    List<Left> left = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      if (bytes.getInt(row * ROW) == 1) {
        Left found = read(row);
        if (found != null) {
          left.add(found);
        }
      }
    }
    return left;
  }

  private @Nullable Left read(int row) {
    ByteBuffer at = bytes.duplicate().position(row * ROW + 4).slice();
    byte[] name = new byte[at.getInt()];
    at.get(name);
    int count = at.getInt();
    List<Counter> counters = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      byte[] parts = new byte[at.getInt()];
      at.get(parts);
      counters.add(Counter.of(parts));
    }
    Left first = totals(row, 0, new String(name, StandardCharsets.UTF_8), counters);
    Left second = totals(row, 1, new String(name, StandardCharsets.UTF_8), counters);
    return second == null || (first != null && first.version > second.version) ? first : second;
  }

  private @Nullable Left totals(int row, int copy, String id, List<Counter> counters) {
    int at = row * ROW + TOTALS + copy * COPY;
    long version = bytes.getLong(at);
    long number = bytes.getLong(at + 8);
    long[] spent = new long[counters.size()];
    long[] base = new long[counters.size()];
    long sum = mix(mix(17, version), number);
    for (int i = 0; i < spent.length; i++) {
      spent[i] = bytes.getLong(at + 24 + 16 * i);
      base[i] = bytes.getLong(at + 32 + 16 * i);
      sum = mix(mix(sum, spent[i]), base[i]);
    }
    return version > 0 && sum == bytes.getLong(at + 16)
        ? new Left(row, id, counters, version, number, spent, base)
        : null;
  }

  private static long mix(long sum, long value) {
    long mixed = (sum ^ value) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 32);
  }

  /** A slice of a process that is gone. */
  static final class Left {
    final int row;
    final String id;
    final List<Counter> counters;
    final long version;
    final long number;
    final long[] spent;
    final long[] base;

    Left(
        int row,
        String id,
        List<Counter> counters,
        long version,
        long number,
        long[] spent,
        long[] base) {
      this.row = row;
      this.id = id;
      this.counters = counters;
      this.version = version;
      this.number = number;
      this.spent = spent;
      this.base = base;
    }
  }
}
