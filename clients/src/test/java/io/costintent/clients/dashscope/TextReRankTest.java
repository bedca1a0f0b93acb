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

/** Rerank. */
@DoorRow(client = "DashScope", sdk = "dashscope-sdk-java", operation = "rerank", form = Form.WHOLE)
class TextReRankTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.dashScopeTotal("rerank");
  }

  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    TrackedTextReRank client = DashScopeClients.rerank(tracking, baseUrl);
    return (model, prompt) -> {
      client.call(DashScopeClients.rerank(model, prompt));
      return "";
    };
  }
}
