/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.cohere;

import com.cohere.api.AsyncCohere;
import com.cohere.api.resources.v2.types.V2ChatResponse;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.AsyncCallConformance;
import io.costintent.testkit.conformance.AsyncDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Chat, as a future. */
@DoorRow(client = "Cohere", sdk = "cohere-java", operation = "chat", form = Form.FUTURE)
class CohereChatAsyncTest extends AsyncCallConformance {
  @Override
  protected Sample sample() {
    return Sample.cohere();
  }

  @Override
  protected void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    CohereCalls.assertError(recorded, thrown);
  }

  /** The SDK's future is not the call's: nothing hears of it. */
  @Override
  protected boolean tellsOfCancel() {
    return false;
  }

  @Override
  protected AsyncDoor open(CostTracking tracking, URI baseUrl) {
    AsyncCohere client = CohereCalls.async(baseUrl, tracking);
    return new AsyncDoor() {
      @Override
      public CompletableFuture<String> start(String model, String prompt) {
        return startUnread(model, prompt).thenApply(CohereCalls::text);
      }

      @Override
      public CompletableFuture<V2ChatResponse> startUnread(String model, String prompt) {
        return client.v2().chat(CohereCalls.chat(model, prompt));
      }
    };
  }
}
