/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import com.alibaba.dashscope.aigc.generation.GenerationResult;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.AsyncCallConformance;
import io.costintent.testkit.conformance.AsyncDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Text, whole to a callback. */
@DoorRow(
    client = "DashScope",
    sdk = "dashscope-sdk-java",
    operation = "generation",
    form = Form.FUTURE)
class GenerationCallbackTest extends AsyncCallConformance {
  @Override
  protected Sample sample() {
    return Sample.dashScope();
  }

  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected boolean tellsOfCancel() {
    return false;
  }

  @Override
  protected AsyncDoor open(CostTracking tracking, URI baseUrl) {
    TrackedGeneration client = DashScopeClients.generation(tracking, baseUrl);
    return new AsyncDoor() {
      @Override
      public CompletableFuture<String> start(String model, String prompt) throws Exception {
        return startUnread(model, prompt).thenApply(DashScopeClients::text);
      }

      @Override
      public CompletableFuture<GenerationResult> startUnread(String model, String prompt)
          throws Exception {
        CallbackFuture<GenerationResult> callback = new CallbackFuture<>();
        client.call(DashScopeClients.text(model, prompt), callback);
        return callback.future();
      }
    };
  }
}
