/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/** Calls through bedrockruntime that go another way than most: given up. */
final class BedrockScenarioCalls {
  static Map<String, Call> all() {
    return Map.of(
        "bedrock-converse-impatient",
        (url, model) ->
            BedrockCalls.text(
                BedrockCalls.sync(url)
                    .converse(
                        BedrockCalls.converse(model).toBuilder()
                            .overrideConfiguration(
                                override -> override.apiCallTimeout(Scenarios.IMPATIENCE))
                            .build())),
        "bedrock-converse-stream-closed",
        BedrockScenarioCalls::cancelledByItsReader);
  }

  private static String cancelledByItsReader(URI baseUrl, String model) throws Exception {
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    CompletableFuture<Void> end =
        BedrockCalls.async(baseUrl)
            .converseStream(
                ConverseStreamRequest.builder()
                    .modelId(model)
                    .messages(BedrockCalls.message())
                    .build(),
                ConverseStreamResponseHandler.builder()
                    .onEventStream(events -> events.subscribe(new OneEvent(cancelled)))
                    .build());
    cancelled.get(Scenarios.SECONDS, TimeUnit.SECONDS);
    end.cancel(true);
    return "";
  }

  /** Reads one event, and has enough. */
  private static final class OneEvent implements Subscriber<ConverseStreamOutput> {
    private final CompletableFuture<Void> cancelled;
    private Subscription subscription;

    OneEvent(CompletableFuture<Void> cancelled) {
      this.cancelled = cancelled;
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(ConverseStreamOutput event) {
      subscription.cancel();
      cancelled.complete(null);
    }

    @Override
    public void onError(Throwable error) {
      cancelled.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
      cancelled.completeExceptionally(new IllegalStateException("complete"));
    }
  }

  private BedrockScenarioCalls() {}
}
