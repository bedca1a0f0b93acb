/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.call.Guarded;
import io.costintent.call.ModelCall;
import io.costintent.call.StreamErrorException;
import io.costintent.provider.ResponseFacts;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The bytes of a response, which the caller reads; the call ends where they do. */
final class RawBody extends FilterInputStream {
  private static final int END = -1;
  private static final int SKIP_BUFFER = 8192;

  private final ModelCall call;
  private final BodyReader reader;
  private final BooleanSupplier cancelled;

  RawBody(InputStream body, ModelCall call, BodyReader reader, BooleanSupplier cancelled) {
    super(body);
    this.call = call;
    this.reader = reader;
    this.cancelled = cancelled;
    call.partial(this::facts);
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
      call.chunk();
      Guarded.get("raw body", () -> take(buffer, offset, count), null);
    } else if (count == END) {
      ended();
    }
    return count;
  }

  private int observed(byte[] buffer, int offset, int length) throws IOException {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      if (Guarded.get("raw body", cancelled::getAsBoolean, false)) {
        call.cancel(facts());
      }
      call.fail(e, facts());
      throw e;
    }
  }

  private synchronized @Nullable Void take(byte[] buffer, int offset, int count) {
    reader.accept(buffer, offset, count);
    return null;
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

  private void ended() {
    if (hasFailed()) {
      call.fail(new StreamErrorException(), facts());
    } else if (call.request().isStreaming() && !isComplete()) {
      call.cut(facts());
    } else {
      call.end(facts());
    }
  }

  @Override
  public void close() throws IOException {
    closed();
    super.close();
  }

  /** The caller reads no further; parsers stop at the last brace, before the end is seen. */
  void closed() {
    if (hasFailed()) {
      call.fail(new StreamErrorException(), facts());
    } else if (isComplete()) {
      call.end(facts());
    } else {
      call.cancel(facts());
    }
  }

  private synchronized boolean hasFailed() {
    return Guarded.get("raw body", reader::failed, false);
  }

  private synchronized boolean isComplete() {
    return Guarded.get("raw body", reader::complete, false);
  }

  private synchronized @Nullable ResponseFacts facts() {
    return Guarded.get("raw body", reader::facts, null);
  }
}
