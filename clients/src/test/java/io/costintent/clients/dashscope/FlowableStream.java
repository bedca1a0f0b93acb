/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import io.costintent.testkit.conformance.ChunkStream;
import io.reactivex.Flowable;
import io.reactivex.disposables.Disposable;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a stream that the SDK delivers as a flowable, one piece after the other. */
final class FlowableStream<C> implements ChunkStream {
  private final Iterator<C> pieces;
  private final Function<C, String> text;

  FlowableStream(Flowable<C> pieces, Function<C, String> text) {
    this.pieces = pieces.blockingIterable(1).iterator();
    this.text = text;
  }

  @Override
  public @Nullable String next() {
    return pieces.hasNext() ? text.apply(pieces.next()) : null;
  }

  @Override
  public void close() {
    ((Disposable) pieces).dispose();
  }
}
