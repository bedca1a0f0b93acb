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

/** A conversation of several media, as a flowable. */
@DoorRow(
    client = "DashScope",
    sdk = "dashscope-sdk-java",
    operation = "multimodal conversation",
    form = Form.STREAM)
class MultiModalConversationStreamTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.dashScopeConversation();
  }

  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    TrackedMultiModalConversation client = DashScopeClients.conversation(tracking, baseUrl);
    return (model, prompt) ->
        new FlowableStream<>(
            client.streamCall(DashScopeClients.multiModal(model, prompt)), DashScopeClients::text);
  }
}
