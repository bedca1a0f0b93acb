/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.internal.Guard;
import java.util.Iterator;

/**
 * An iterator over the chunks of a stream, which ends the call when the chunks do.
 *
 * <p>Closing it early cancels the call, and closes the underlying iterator if it can be closed. Not
 * thread-safe; confine to one thread.
 *
 * @param <C> the client's type of chunk
 * @since 0.1
 */
public final class FollowedIterator<C> implements Iterator<C>, AutoCloseable {
  private final Iterator<? extends C> chunks;
  private final StreamFollower<C> follower;

  FollowedIterator(Iterator<? extends C> chunks, StreamFollower<C> follower) {
    this.chunks = chunks;
    this.follower = follower;
  }

  @Override
  public boolean hasNext() {
    boolean more = Guard.observe(chunks::hasNext, follower::failed);
    if (!more) {
      follower.completed();
    }
    return more;
  }

  @Override
  public C next() {
    C chunk = Guard.<C, RuntimeException>observe(chunks::next, follower::failed);
    follower.chunk(chunk);
    return chunk;
  }

  @Override
  public void close() throws Exception {
    follower.cancelled();
    if (chunks instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
