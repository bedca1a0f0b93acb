/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.call.Guarded;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body that may be the results of a job, read by the application. What does not begin like one is
 * handed on without a look at the rest; a line of more than 32 MiB is not billed.
 */
final class BatchLines extends FilterInputStream {
  private static final int END = -1;
  private static final int SKIP_BUFFER = 8192;
  private static final int MAX_LINE = 32 << 20;

  private final BatchResults results;
  private final Line line = new Line();
  private boolean ignored;

  BatchLines(InputStream body, BatchResults results) {
    super(body);
    this.results = results;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) == END ? END : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    if (!ignored) {
      Guarded.run("batch results", () -> take(buffer, offset, count));
    }
    return count;
  }

  /** Skips by reading: what nobody wants to see was paid all the same. */
  @Override
  public long skip(long count) throws IOException {
    byte[] buffer = new byte[(int) Math.min(SKIP_BUFFER, Math.max(0, count))];
    int skipped = buffer.length == 0 ? 0 : read(buffer, 0, buffer.length);
    return Math.max(0, skipped);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void take(byte[] buffer, int offset, int count) {
    int start = offset;
    for (int i = offset; i < offset + count; i++) {
      if (buffer[i] == '\n') {
        line.add(buffer, start, i - start);
        ended();
        start = i + 1;
      }
    }
    if (count > 0) {
      line.add(buffer, start, offset + count - start);
      ignored |= line.cannotBegin();
    } else if (count == END) {
      ended();
    }
  }

  private void ended() {
    if (!ignored && line.isWhole()) {
      ignored = !Guarded.get("batch result", () -> line.read(results), true);
    }
    line.clear();
  }

  /** The bytes of a line so far. */
  private static final class Line extends ByteArrayOutputStream {
    private boolean tooLong;

    void add(byte[] bytes, int offset, int length) {
      tooLong |= count + length > MAX_LINE;
      if (tooLong) {
        reset();
      } else {
        write(bytes, offset, length);
      }
    }

    boolean isWhole() {
      return count > 0 && !tooLong;
    }

    /** Whether what is there is the beginning of nothing that results have. */
    boolean cannotBegin() {
      return count > 0 && buf[0] != '{';
    }

    boolean read(BatchResults results) throws IOException {
      return results.line(buf, count);
    }

    void clear() {
      tooLong = false;
      reset();
    }
  }
}
