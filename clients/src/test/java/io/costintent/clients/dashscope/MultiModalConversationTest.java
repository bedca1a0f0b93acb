/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;

/** A conversation of several media, whole. */
@DoorRow(
    client = "DashScope",
    sdk = "dashscope-sdk-java",
    operation = "multimodal conversation",
    form = Form.WHOLE)
class MultiModalConversationTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.dashScopeConversation();
  }

  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    TrackedMultiModalConversation client = DashScopeClients.conversation(tracking, baseUrl);
    return (model, prompt) ->
        DashScopeClients.text(client.call(DashScopeClients.multiModal(model, prompt)));
  }
}
