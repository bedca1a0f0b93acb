/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import io.costintent.call.ChunkReader;
import io.costintent.call.Guarded;
import io.costintent.call.StreamFollower;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.eventstream.EventStreamResponseHandler;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ResponseStream;

/** Handlers that do what the application's do, and tell a follower what they see. */
final class FollowedHandlers {
  /** Returns a handler for the same kind of stream; any other object as it is. */
  static Object follow(
      Object handler, StreamFollower<Object> follower, ChunkReader<Object> chunks) {
    if (handler instanceof ConverseStreamResponseHandler converse) {
      return new OfConverse(converse, follower, chunks);
    }
    return handler instanceof InvokeModelWithResponseStreamResponseHandler invoke
        ? new OfInvoke(invoke, follower, chunks)
        : handler;
  }

  private FollowedHandlers() {}

  private static final class OfConverse
      extends Followed<ConverseStreamResponse, ConverseStreamOutput>
      implements ConverseStreamResponseHandler {
    OfConverse(
        ConverseStreamResponseHandler handler,
        StreamFollower<Object> follower,
        ChunkReader<Object> chunks) {
      super(handler, follower, chunks);
    }
  }

  private static final class OfInvoke
      extends Followed<InvokeModelWithResponseStreamResponse, ResponseStream>
      implements InvokeModelWithResponseStreamResponseHandler {
    OfInvoke(
        InvokeModelWithResponseStreamResponseHandler handler,
        StreamFollower<Object> follower,
        ChunkReader<Object> chunks) {
      super(handler, follower, chunks);
    }
  }

  /**
   * An exception does not end the call: the SDK may try again, and calls everything once more. The
   * future that the client returned says how it all ended.
   */
  private abstract static class Followed<R extends AwsResponse, E>
      implements EventStreamResponseHandler<R, E> {
    private final EventStreamResponseHandler<R, E> handler;
    private final StreamFollower<Object> follower;
    private final ChunkReader<Object> chunks;

    Followed(
        EventStreamResponseHandler<R, E> handler,
        StreamFollower<Object> follower,
        ChunkReader<Object> chunks) {
      this.handler = handler;
      this.follower = follower;
      this.chunks = chunks;
    }

    @Override
    public void responseReceived(R response) {
      Guarded.run("head of a stream", () -> chunks.accept(response));
      handler.responseReceived(response);
    }

    @Override
    public void onEventStream(SdkPublisher<E> events) {
      handler.onEventStream(
          SdkPublisher.adapt(
              subscriber -> events.subscribe(new FollowedEvents<>(subscriber, follower))));
    }

    @Override
    public void exceptionOccurred(Throwable error) {
      handler.exceptionOccurred(error);
    }

    @Override
    public void complete() {
      follower.completed();
      handler.complete();
    }
  }

  private record FollowedEvents<E>(
      Subscriber<? super E> subscriber, StreamFollower<Object> follower) implements Subscriber<E> {
    @Override
    public void onSubscribe(Subscription subscription) {
      subscriber.onSubscribe(
          new Subscription() {
            @Override
            public void request(long count) {
              subscription.request(count);
            }

            @Override
            public void cancel() {
              follower.cancelled();
              subscription.cancel();
            }
          });
    }

    @Override
    public void onNext(E event) {
      follower.chunk(event);
      subscriber.onNext(event);
    }

    @Override
    public void onError(Throwable error) {
      subscriber.onError(error);
    }

    @Override
    public void onComplete() {
      subscriber.onComplete();
    }
  }
}
