/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import com.alibaba.dashscope.aigc.generation.GenerationResult;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;

/** Text, piece by piece to a callback. */
@DoorRow(
    client = "DashScope",
    sdk = "dashscope-sdk-java",
    operation = "generation",
    form = Form.ASYNC_STREAM)
class GenerationStreamCallbackTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.dashScope();
  }

  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    TrackedGeneration client = DashScopeClients.generation(tracking, baseUrl);
    return (model, prompt) -> {
      CallbackStream<GenerationResult> callback = new CallbackStream<>(DashScopeClients::text);
      client.streamCall(DashScopeClients.text(model, prompt), callback);
      return callback.readAll();
    };
  }
}
