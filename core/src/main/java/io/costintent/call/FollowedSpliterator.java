/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.internal.Guard;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a follower what passes; what the consumer of a chunk throws is not the stream's failure.
 */
final class FollowedSpliterator<C> implements Spliterator<C> {
  private final Spliterator<? extends C> chunks;
  private final StreamFollower<C> follower;
  private @Nullable C current;

  FollowedSpliterator(Spliterator<? extends C> chunks, StreamFollower<C> follower) {
    this.chunks = chunks;
    this.follower = follower;
  }

  @Override
  public boolean tryAdvance(Consumer<? super C> action) {
    boolean more =
        Guard.<Boolean, RuntimeException>observe(
            () -> chunks.tryAdvance(chunk -> current = chunk), follower::failed);
    C chunk = current;
    current = null;
    if (!more || chunk == null) {
      follower.completed();
      return false;
    }
    follower.chunk(chunk);
    action.accept(chunk);
    return true;
  }

  @Override
  public @Nullable Spliterator<C> trySplit() {
    return null;
  }

  @Override
  public long estimateSize() {
    return chunks.estimateSize();
  }

  @Override
  public int characteristics() {
    return chunks.characteristics() & (ORDERED | NONNULL | IMMUTABLE);
  }
}
