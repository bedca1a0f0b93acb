/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.AsyncCallConformance;
import io.costintent.testkit.conformance.AsyncDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

@DoorRow(
    client = "AWS Bedrock",
    sdk = "bedrockruntime",
    operation = "InvokeModel",
    form = Form.FUTURE)
class InvokeModelAsyncTest extends AsyncCallConformance {
  @Override
  protected Sample sample() {
    return Sample.bedrock();
  }

  @Override
  protected AsyncDoor open(CostTracking tracking, URI baseUrl) {
    BedrockRuntimeAsyncClient client =
        BedrockTracking.wrap(BedrockClients.async(baseUrl), tracking);
    return new AsyncDoor() {
      @Override
      public CompletableFuture<String> start(String model, String prompt) {
        return client
            .invokeModel(Claude.request(model, prompt))
            .thenApply(response -> Claude.text(response.body()));
      }

      @Override
      public CompletableFuture<?> startUnread(String model, String prompt) {
        return client.invokeModel(Claude.request(model, prompt));
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
