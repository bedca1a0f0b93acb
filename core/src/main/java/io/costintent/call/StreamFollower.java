/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static java.util.Objects.requireNonNull;

import io.costintent.internal.Guard;
import io.costintent.provider.ResponseFacts;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Follows one stream to its end, which ends the call: once, whatever happens.
 *
 * <p>Adapters either hand over the stream ({@link #follow}) or, where the client has a stream type
 * of its own, tell what happens. None of the methods throws, nor changes what the stream delivers.
 *
 * @param <C> the client's type of chunk
 * @since 0.1
 */
public final class StreamFollower<C> {
  private final ModelCall call;
  private final ChunkReader<? super C> reader;

  /** Creates a follower that ends {@code call} with what {@code reader} has put together. */
  public StreamFollower(ModelCall call, ChunkReader<? super C> reader) {
    this.call = requireNonNull(call, "call");
    this.reader = requireNonNull(reader, "reader");
    call.partial(this::facts);
  }

  /** A chunk arrived. */
  public void chunk(C chunk) {
    call.chunk();
    Guard.run("chunk reader", () -> reader.accept(chunk));
  }

  /**
   * No more chunks come: after a chunk that said so the stream has failed, without the provider's
   * last one it was cut.
   */
  public void completed() {
    if (hasFailed()) {
      call.fail(new StreamErrorException(), facts());
    } else if (isComplete()) {
      call.end(facts());
    } else {
      call.cut(facts());
    }
  }

  /** The stream failed. */
  public void failed(Throwable error) {
    call.fail(error, facts());
  }

  /** The caller stopped listening; after the provider's last chunk nothing was missed. */
  public void cancelled() {
    if (hasFailed()) {
      call.fail(new StreamErrorException(), facts());
    } else if (isComplete()) {
      call.end(facts());
    } else {
      call.cancel(facts());
    }
  }

  private boolean hasFailed() {
    return Guard.get("chunk reader", reader::failed, false);
  }

  private boolean isComplete() {
    return Guard.get("chunk reader", reader::complete, false);
  }

  private @Nullable ResponseFacts facts() {
    return Guard.get("chunk reader", reader::facts, null);
  }

  /** Returns the same iterator, followed; closing it before its end cancels. */
  public FollowedIterator<C> follow(Iterator<? extends C> chunks) {
    return new FollowedIterator<>(chunks, this);
  }

  /** Returns the same stream, followed; closing it before its end cancels. */
  public Stream<C> follow(Stream<? extends C> chunks) {
    return StreamSupport.stream(new FollowedSpliterator<>(chunks.spliterator(), this), false)
        .onClose(chunks::close)
        .onClose(this::cancelled);
  }

  /**
   * Returns a future of the stream's end, for clients that hand the chunks to a handler: completes
   * as {@code end} does, after this was told; cancelling it cancels {@code end}.
   */
  public <T extends @Nullable Object> CompletableFuture<T> follow(CompletionStage<T> end) {
    return new FollowedEnd<>(end, this);
  }

  /** Returns the same publisher, followed, for one subscriber. */
  public Flow.Publisher<C> follow(Flow.Publisher<? extends C> chunks) {
    return subscriber -> chunks.subscribe(new FollowedSubscriber<>(subscriber, this));
  }
}
