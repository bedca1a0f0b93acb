/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static io.costintent.call.Recorded.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StreamFollowerTest {
  private final Recorded recorded = new Recorded();
  private final ModelCallHandler handler = recorded.builder().build();
  private final StreamFollower<String> follower =
      new StreamFollower<>(handler.start(STREAM), new LastIsUsage());

  /** Chunks of text; the one that is {@code end} carries the usage. */
  private static final class LastIsUsage implements ChunkReader<String> {
    private boolean complete;
    private boolean failed;

    @Override
    public void accept(String chunk) {
      failed |= chunk.equals("error");
      if (chunk.equals("broken")) {
        throw new IllegalStateException("reader");
      }
      complete |= chunk.equals("end");
    }

    @Override
    public ResponseFacts facts() {
      return ResponseFacts.builder().usage(complete ? Usage.ofTokens(1000, 100) : null).build();
    }

    @Override
    public boolean complete() {
      return complete;
    }

    @Override
    public boolean failed() {
      return failed;
    }
  }

  @Test
  void iterator_readToItsEndCompletes() {
    FollowedIterator<String> chunks = follower.follow(List.of("a", "end").iterator());
    List<String> seen = new ArrayList<>();

    chunks.forEachRemaining(seen::add);

    assertThat(seen).containsExactly("a", "end");
    assertThat(recorded.only().ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(recorded.only().firstChunkNanos()).isZero();
  }

  @Test
  void iterator_withoutTheLastChunkIsCut() {
    follower.follow(List.of("a").iterator()).forEachRemaining(chunk -> {});

    assertThat(recorded.only().ending()).isEqualTo(CallEnding.CUT);
  }

  @Test
  void iterator_withAnErrorForAChunkFails() {
    follower.follow(List.of("a", "error").iterator()).forEachRemaining(chunk -> {});

    assertThat(recorded.only().ending()).isEqualTo(CallEnding.FAILED);
    assertThat(recorded.only().error()).isInstanceOf(StreamErrorException.class);
  }

  @Test
  void iterator_closedAfterAnErrorFails() throws Exception {
    try (FollowedIterator<String> chunks = follower.follow(List.of("error", "x").iterator())) {
      chunks.next();
    }

    assertThat(recorded.only().ending()).isEqualTo(CallEnding.FAILED);
  }

  @Test
  void iterator_failureIsTheSameExceptionObject() {
    IllegalStateException failure = new IllegalStateException("wire");
    FollowedIterator<String> chunks =
        follower.follow(
            new Iterator<String>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public String next() {
                throw failure;
              }
            });

    assertThatThrownBy(chunks::next).isSameAs(failure);
    assertThat(recorded.only().error()).isSameAs(failure);
  }

  @Test
  void iterator_closedEarlyIsCancelledAndClosesTheSource() throws Exception {
    CompletableFuture<Boolean> closed = new CompletableFuture<>();
    class Closeable implements Iterator<String>, AutoCloseable {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public String next() {
        return "a";
      }

      @Override
      public void close() {
        closed.complete(true);
      }
    }

    try (FollowedIterator<String> chunks = follower.follow(new Closeable())) {
      chunks.next();
    }

    assertThat(closed).isCompleted();
    assertThat(recorded.only().ending()).isEqualTo(CallEnding.CANCELLED);
  }

  @Test
  void iterator_closedAfterTheLastChunkMissedNothing() throws Exception {
    try (FollowedIterator<String> chunks = follower.follow(List.of("end", "x").iterator())) {
      chunks.next();
    }

    assertThat(recorded.only().ending()).isEqualTo(CallEnding.COMPLETED);
  }

  @Test
  void iterator_beyondItsEndThrowsAsBefore() {
    FollowedIterator<String> chunks = follower.follow(List.<String>of().iterator());

    assertThatThrownBy(chunks::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void stream_deliversTheSameAndCompletes() {
    List<String> seen = follower.follow(Stream.of("a", "b", "end")).toList();

    assertThat(seen).containsExactly("a", "b", "end");
    assertThat(recorded.only().ending()).isEqualTo(CallEnding.COMPLETED);
  }

  @Test
  void stream_closedEarlyIsCancelledAndClosesTheSource() {
    CompletableFuture<Boolean> closed = new CompletableFuture<>();
    Stream<String> source = Stream.of("a", "b").onClose(() -> closed.complete(true));

    try (Stream<String> chunks = follower.follow(source)) {
      assertThat(chunks.findFirst()).contains("a");
    }

    assertThat(closed).isCompleted();
    assertThat(recorded.only().ending()).isEqualTo(CallEnding.CANCELLED);
  }

  @Test
  void stream_failureOfTheConsumerIsNotTheStreams() {
    IllegalStateException own = new IllegalStateException("consumer");

    try (Stream<String> chunks = follower.follow(Stream.of("a", "b"))) {
      assertThatThrownBy(() ->
              chunks.forEach(chunk -> {
                throw own;
              }))
          .isSameAs(own);
    }

    assertThat(recorded.only().ending()).isEqualTo(CallEnding.CANCELLED);
  }

  @Test
  void stream_failureOfTheSourceIsRecorded() {
    IllegalStateException failure = new IllegalStateException("wire");
    Stream<String> source =
        Stream.of("a")
            .peek(chunk -> {
              throw failure;
            });

    assertThatThrownBy(() -> follower.follow(source).toList()).isSameAs(failure);
    assertThat(recorded.only().error()).isSameAs(failure);
  }

  @Test
  void reader_thatThrowsDoesNotReachTheCaller() {
    List<String> seen = follower.follow(Stream.of("broken", "end")).toList();

    assertThat(seen).containsExactly("broken", "end");
    assertThat(recorded.only().ending()).isEqualTo(CallEnding.COMPLETED);
  }

  @Test
  void publisher_completesWithTheSubscriber() {
    Subscriber subscriber = new Subscriber(Long.MAX_VALUE);
    try (SubmissionPublisher<String> source = new SubmissionPublisher<>(Runnable::run, 8)) {
      follower.follow(source).subscribe(subscriber);
      source.submit("a");
      source.submit("end");
    }

    assertThat(subscriber.seen).containsExactly("a", "end");
    assertThat(subscriber.done).isCompletedWithValue("complete");
    assertThat(recorded.only().ending()).isEqualTo(CallEnding.COMPLETED);
  }

  @Test
  void publisher_errorIsPassedOn() {
    Subscriber subscriber = new Subscriber(Long.MAX_VALUE);
    IllegalStateException failure = new IllegalStateException("wire");
    SubmissionPublisher<String> source = new SubmissionPublisher<>(Runnable::run, 8);
    follower.follow(source).subscribe(subscriber);

    source.closeExceptionally(failure);

    assertThat(subscriber.done).isCompletedWithValue("wire");
    assertThat(recorded.only().error()).isSameAs(failure);
  }

  @Test
  void publisher_cancelledSubscriptionIsCancelled() {
    Subscriber subscriber = new Subscriber(1);
    try (SubmissionPublisher<String> source = new SubmissionPublisher<>(Runnable::run, 8)) {
      follower.follow(source).subscribe(subscriber);
      source.submit("a");
    }

    assertThat(recorded.only().ending()).isEqualTo(CallEnding.CANCELLED);
  }

  /** Takes a number of chunks, then cancels. */
  private static final class Subscriber implements Flow.Subscriber<String> {
    private final List<String> seen = new ArrayList<>();
    private final CompletableFuture<String> done = new CompletableFuture<>();
    private final long limit;
    private Flow.Subscription subscription;

    Subscriber(long limit) {
      this.limit = limit;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String chunk) {
      seen.add(chunk);
      if (seen.size() == limit) {
        subscription.cancel();
      }
    }

    @Override
    public void onError(Throwable error) {
      done.complete(String.valueOf(error.getMessage()));
    }

    @Override
    public void onComplete() {
      done.complete("complete");
    }
  }
}
