/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.cohere;

import com.cohere.api.Cohere;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Chat by version 1, streamed as lines of JSON. */
@DoorRow(client = "Cohere", sdk = "cohere-java", operation = "chat, version 1", form = Form.STREAM)
class CohereChatV1StreamTest extends StreamCallConformance {
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
    Cohere client = CohereCalls.sync(baseUrl, tracking);
    return (model, prompt) ->
        new CohereStream<>(
            client.chatStream(CohereCalls.chatStreamV1(model, prompt)), CohereCalls::text);
  }
}
