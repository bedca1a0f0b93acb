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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;

/**
 * A file of frames, mapped into memory: what was put into it survives the death of the process, and
 * putting it there is no I/O. A frame is its length, a checksum, whether it is done, and the
 * content. Thread-safe.
 */
final class JournalSegment {
  static final int SIZE = 4 << 20;
  private static final int HEADER = 9;
  private static final byte DONE = 1;

  private final Path file;
  private final MappedByteBuffer bytes;
  private int end;
  private int pending;
  private boolean full;

  private JournalSegment(Path file, MappedByteBuffer bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** Makes a file all of whose blocks exist, so that a full disk is met here and not in a call. */
  static JournalSegment create(Path file) throws IOException {
    Files.write(file, new byte[SIZE]);
    return new JournalSegment(file, map(file));
  }

  /** Opens what another process left. */
  static JournalSegment open(Path file) throws IOException {
    JournalSegment segment = new JournalSegment(file, map(file));
    segment.full = true;
    return segment;
  }

  private static MappedByteBuffer map(Path file) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      return access.getChannel().map(MapMode.READ_WRITE, 0, access.length());
    }
  }

  /** Returns where the frame begins, or -1 when there is no room; then there never will be. */
  synchronized int append(byte[] content) {
    if (full || end + HEADER + content.length + Integer.BYTES > bytes.capacity()) {
      full = true;
      return -1;
    }
    int start = end;
    bytes.put(start + HEADER, content);
    bytes.putInt(start + 4, checksum(content));
    bytes.putInt(start, content.length);
    end = start + HEADER + content.length;
    pending++;
    return start;
  }

  /** Marks a frame done; once. Returns whether the file has nothing more to tell. */
  synchronized boolean done(int start) {
    if (bytes.get(start + 8) != DONE) {
      bytes.put(start + 8, DONE);
      pending--;
    }
    return full && pending == 0;
  }

  /** Hands out frames that are not done, with where they begin. Returns how many. */
  int unfinished(BiConsumer<Integer, byte[]> to) {
    int found = 0;
    for (int start = 0; start + HEADER < bytes.capacity(); ) {
      byte[] content = frame(start);
      if (content.length == 0) {
        break;
      }
      if (bytes.get(start + 8) != DONE) {
        found++;
        to.accept(start, content);
      }
      start += HEADER + content.length;
    }
    return found;
  }

  /** Reads what another process left, and counts what is to be done. */
  synchronized void count() {
    pending = unfinished((start, content) -> {});
  }

  synchronized boolean isFinished() {
    return pending == 0;
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Returns nothing at the end, and where a process died while it wrote. */
  private byte[] frame(int start) {
    int length = bytes.getInt(start);
    if (length <= 0 || length > bytes.capacity() - start - HEADER) {
      return new byte[0];
    }
    byte[] content = new byte[length];
    bytes.get(start + HEADER, content);
    return checksum(content) == bytes.getInt(start + 4) ? content : new byte[0];
  }

  private static int checksum(byte[] content) {
    CRC32C checksum = new CRC32C();
    checksum.update(ByteBuffer.wrap(content));
    return (int) checksum.getValue();
  }
}
