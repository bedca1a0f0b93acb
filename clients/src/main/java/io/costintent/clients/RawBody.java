/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.call.Guarded;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/** The bytes of a response, which the caller reads; the call ends where they do. */
final class RawBody extends FilterInputStream {
  private static final int END = -1;
  private static final int SKIP_BUFFER = 8192;

  private final FollowedBody followed;
  private final BooleanSupplier cancelled;

  RawBody(InputStream body, FollowedBody followed, BooleanSupplier cancelled) {
    super(body);
    this.followed = followed;
    this.cancelled = cancelled;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) == END ? END : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = observed(buffer, offset, length);
    if (count > 0) {
      followed.bytes(buffer, offset, count);
    } else if (count == END) {
      followed.ended();
    }
    return count;
  }

  private int observed(byte[] buffer, int offset, int length) throws IOException {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      if (Guarded.get("raw body", cancelled::getAsBoolean, false)) {
        followed.cancelled();
      }
      followed.failed(e);
      throw e;
    }
  }

  /** Skips by reading: usage may be in what nobody wants to see. */
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

  @Override
  public void close() throws IOException {
    closed();
    super.close();
  }

  void closed() {
    followed.closed();
  }
}
