/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import io.costintent.CostTracking;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** {@link CostTracking#callAsync} around a client of an application's own. */
class GenericCallAsyncTest extends AsyncCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected AsyncDoor open(CostTracking tracking, URI baseUrl) {
    PlainClient client = new PlainClient(baseUrl);
    return new AsyncDoor() {
      @Override
      public CompletableFuture<String> start(String model, String prompt) {
        return startUnread(model, prompt).thenApply(PlainClient::text);
      }

      @Override
      public CompletableFuture<String> startUnread(String model, String prompt) {
        return tracking.callAsync(
            client.request(model, false), () -> client.sendAsync(model, prompt), PlainClient::read);
      }
    };
  }
}
