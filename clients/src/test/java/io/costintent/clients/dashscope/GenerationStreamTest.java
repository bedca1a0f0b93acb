/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;

/** Text, as a flowable. */
@DoorRow(
    client = "DashScope",
    sdk = "dashscope-sdk-java",
    operation = "generation",
    form = Form.STREAM)
class GenerationStreamTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.dashScope();
  }

  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    TrackedGeneration client = DashScopeClients.generation(tracking, baseUrl);
    return (model, prompt) ->
        new FlowableStream<>(
            client.streamCall(DashScopeClients.text(model, prompt)), DashScopeClients::text);
  }
}
