/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.call.Guarded;
import io.costintent.call.ModelCall;
import io.costintent.call.StreamErrorException;
import io.costintent.provider.ResponseFacts;
import org.jspecify.annotations.Nullable;

/**
 * A response body that somebody else reads: told of its bytes as they pass, it ends the call where
 * they end.
 *
 * <p>None of the methods throws; after the first that ends the call, nothing changes it.
 * Thread-safe.
 *
 * @since 0.1
 */
public final class FollowedBody {
  private final ModelCall call;
  private final BodyReader reader;

  FollowedBody(ModelCall call, BodyReader reader) {
    this.call = call;
    this.reader = reader;
    call.partial(this::facts);
  }

  /** The next bytes passed; they are not kept beyond what {@link JsonBody} needs. */
  public void bytes(byte[] bytes, int offset, int length) {
    call.chunk();
    Guarded.get("raw body", () -> take(bytes, offset, length), null);
  }

  private synchronized @Nullable Void take(byte[] bytes, int offset, int length) {
    reader.accept(bytes, offset, length);
    return null;
  }

  /** No more bytes come. */
  public void ended() {
    if (hasFailed()) {
      call.fail(new StreamErrorException(), facts());
    } else if (call.request().isStreaming() && !isComplete()) {
      call.cut(facts());
    } else {
      call.end(facts());
    }
  }

  /** The reading failed. */
  public void failed(Throwable error) {
    call.fail(error, facts());
  }

  /** The caller cancelled the call. */
  public void cancelled() {
    call.cancel(facts());
  }

  /** The caller reads no further; parsers stop at the last brace, before the end is seen. */
  public void closed() {
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
