/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

@DoorRow(
    client = "AWS Bedrock",
    sdk = "bedrockruntime",
    operation = "InvokeModel",
    form = Form.WHOLE)
class InvokeModelTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.bedrock();
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    BedrockRuntimeClient client = BedrockTracking.wrap(BedrockClients.sync(baseUrl), tracking);
    return new ModelDoor() {
      @Override
      public String call(String model, String prompt) {
        return Claude.text(client.invokeModel(Claude.request(model, prompt)).body());
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
