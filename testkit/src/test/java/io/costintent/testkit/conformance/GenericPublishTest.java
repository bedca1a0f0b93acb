/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import io.costintent.CostTracking;
import java.net.URI;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** {@link CostTracking#publish} around a client of an application's own. */
class GenericPublishTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    PlainClient client = new PlainClient(baseUrl);
    return (model, prompt) -> {
      Lines lines = new Lines();
      tracking
          .publish(
              client.request(model, true),
              () -> new LinePublisher(client, model, prompt),
              PlainClient::reader)
          .subscribe(lines);
      return lines;
    };
  }

  /** Asks for one line at a time. */
  private static final class Lines implements Flow.Subscriber<String>, ChunkStream {
    private final ChunkQueue queue = new ChunkQueue();
    private Flow.@Nullable Subscription subscription;

    @Override
    public @Nullable String next() throws Throwable {
      if (subscription != null) {
        subscription.request(1);
      }
      return queue.next();
    }

    @Override
    public void close() {
      if (subscription != null) {
        subscription.cancel();
      }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(String line) {
      queue.chunk(PlainClient.delta(line));
    }

    @Override
    public void onError(Throwable error) {
      queue.completed(error);
    }

    @Override
    public void onComplete() {
      queue.completed(null);
    }
  }
}
