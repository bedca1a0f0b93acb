/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class CallerSubscriberTest {
  private static final CostIntent INTENT = CostIntent.builder().team("support-desk").build();

  private final List<String> heard = new ArrayList<>();
  private final CallerSubscriber<String> subscriber =
      new CallerSubscriber<>(new Listening(), IntentContext.with(Context.root(), INTENT));

  /** Writes down what it hears, and with which intent. */
  private final class Listening implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      hear("subscribed");
    }

    @Override
    public void onNext(String item) {
      hear(item);
    }

    @Override
    public void onError(Throwable error) {
      hear(String.valueOf(error.getMessage()));
    }

    @Override
    public void onComplete() {
      hear("complete");
    }

    private void hear(String what) {
      heard.add(what + " for " + IntentContext.current().team());
    }
  }

  private static final class Unlimited implements Flow.Subscription {
    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }

  @Test
  void subscriber_hearsEverythingInTheContextOfTheCaller() {
    subscriber.onSubscribe(new Unlimited());
    subscriber.onNext("a heron");
    subscriber.onComplete();

    assertThat(heard)
        .containsExactly(
            "subscribed for support-desk", "a heron for support-desk", "complete for support-desk");
    assertThat(Context.current()).isSameAs(Context.root());
  }

  @Test
  void subscriber_hearsOfAnError() {
    subscriber.onError(new IllegalStateException("flown"));

    assertThat(heard).containsExactly("flown for support-desk");
  }
}
