/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.cohere;

import com.cohere.api.AsyncCohere;
import com.cohere.api.resources.v2.types.V2ChatStreamResponse;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Chat, streamed once a future has it. */
@DoorRow(client = "Cohere", sdk = "cohere-java", operation = "chat", form = Form.ASYNC_STREAM)
class CohereChatAsyncStreamTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.cohere();
  }

  @Override
  protected void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    CohereCalls.assertError(recorded, thrown);
  }

  @Override
  protected boolean hidesBrokenStreams() {
    return true;
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    AsyncCohere client = CohereCalls.async(baseUrl, tracking);
    return (model, prompt) -> new CohereStream<>(arrived(client, model, prompt), CohereCalls::text);
  }

  private static Iterable<V2ChatStreamResponse> arrived(
      AsyncCohere client, String model, String prompt) throws Throwable {
    try {
      return client
          .v2()
          .chatStream(CohereCalls.chatStream(model, prompt))
          .get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }
}
