/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HandedOnFutureTest {
  private final CompletableFuture<String> source = new CompletableFuture<>();

  @Test
  void value_isWhatWasMadeOfIt() {
    HandedOnFuture<String> future = new HandedOnFuture<>(source, value -> value + "s");

    source.complete("heron");

    assertThat(future).isCompletedWithValue("herons");
  }

  @Test
  void value_arrivesAsItIsWhenNothingCanBeMadeOfIt() {
    HandedOnFuture<String> future =
        new HandedOnFuture<>(
            source,
            value -> {
              throw new IllegalStateException("planted");
            });

    source.complete("heron");

    assertThat(future).isCompletedWithValue("heron");
  }

  @Test
  void nothing_arrivesAsNothing() {
    HandedOnFuture<String> future = new HandedOnFuture<>(source, value -> "never");

    source.complete(null);

    assertThat(future).isCompletedWithValue(null);
  }

  @Test
  void failure_isTheSameObject() {
    IllegalStateException failure = new IllegalStateException("planted");
    HandedOnFuture<String> future = new HandedOnFuture<>(source, value -> value);

    source.completeExceptionally(failure);

    assertThatThrownBy(future::get).cause().isSameAs(failure);
  }

  @Test
  void cancelling_cancelsTheSource() {
    HandedOnFuture<String> future = new HandedOnFuture<>(source, value -> value);

    future.cancel(true);

    assertThat(source).isCancelled();
    assertThat(future).isCancelled();
  }
}
