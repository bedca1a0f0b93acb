/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import io.costintent.testkit.conformance.ChunkQueue;
import io.costintent.testkit.conformance.ChunkStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.SdkPublisher;

/** A stream that a handler was given, read one event after the other: each is asked for. */
final class HandledStream<E> implements ChunkStream {
  private final Function<E, String> text;
  private final ChunkQueue queue = new ChunkQueue();
  private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
  private CompletableFuture<Void> end = new CompletableFuture<>();

  HandledStream(Function<E, String> text) {
    this.text = text;
  }

  /** What the handler is given to do with the events. */
  void subscribe(SdkPublisher<? extends E> events) {
    events.subscribe(new Events());
  }

  /** The future of the client, which says how the stream ended. */
  HandledStream<E> endsWith(CompletableFuture<Void> end) {
    this.end = end;
    end.whenComplete((nothing, error) -> {
      queue.completed(error instanceof CompletionException ? error.getCause() : error);
      subscription.complete(new NoSubscription());
    });
    return this;
  }

  @Override
  public @Nullable String next() throws Throwable {
    subscription.join().request(1);
    return queue.next();
  }

  @Override
  public void close() {
    end.cancel(true);
  }

  private final class Events implements Subscriber<E> {
    @Override
    public void onSubscribe(Subscription given) {
      subscription.complete(given);
    }

    @Override
    public void onNext(E event) {
      queue.chunk(text.apply(event));
    }

    @Override
    public void onError(Throwable error) {
      // the future tells
    }

    @Override
    public void onComplete() {
      // the future tells
    }
  }

  private static final class NoSubscription implements Subscription {
    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }
}
