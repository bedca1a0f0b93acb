/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Iterator;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Publishes the lines of a stream to one subscriber, on the thread that asks for them. */
final class LinePublisher implements Flow.Publisher<String> {
  private final PlainClient client;
  private final String model;
  private final String prompt;

  LinePublisher(PlainClient client, String model, String prompt) {
    this.client = client;
    this.model = model;
    this.prompt = prompt;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super String> subscriber) {
    subscriber.onSubscribe(new Lines(subscriber));
  }

  private final class Lines implements Flow.Subscription {
    private final Flow.Subscriber<? super String> subscriber;
    private @Nullable Stream<String> source;
    private @Nullable Iterator<String> lines;
    private boolean done;

    Lines(Flow.Subscriber<? super String> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long count) {
      for (long i = 0; i < count && !done; i++) {
        Throwable failure = catchThrowable(this::publishOne);
        if (failure != null) {
          done = true;
          subscriber.onError(failure);
        }
      }
    }

    private void publishOne() throws Exception {
      if (lines == null) {
        source = client.lines(model, prompt);
        lines = source.iterator();
      }
      done = !lines.hasNext();
      if (done) {
        subscriber.onComplete();
      } else {
        subscriber.onNext(lines.next());
      }
    }

    @Override
    public void cancel() {
      done = true;
      if (source != null) {
        source.close();
      }
    }
  }
}
