/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ChunkStream;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ResponseStream;

@DoorRow(
    client = "AWS Bedrock",
    sdk = "bedrockruntime",
    operation = "InvokeModel",
    form = Form.ASYNC_STREAM)
class InvokeModelStreamTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.bedrock();
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    BedrockRuntimeAsyncClient client =
        BedrockTracking.wrap(BedrockClients.async(baseUrl), tracking);
    return new StreamDoor() {
      @Override
      public ChunkStream open(String model, String prompt) {
        HandledStream<ResponseStream> stream = new HandledStream<>(Claude::text);
        return stream.endsWith(
            client.invokeModelWithResponseStream(
                InvokeModelWithResponseStreamRequest.builder()
                    .modelId(model)
                    .body(Claude.body(prompt))
                    .build(),
                InvokeModelWithResponseStreamResponseHandler.builder()
                    .onEventStream(stream::subscribe)
                    .build()));
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
