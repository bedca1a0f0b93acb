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
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

@DoorRow(
    client = "AWS Bedrock",
    sdk = "bedrockruntime",
    operation = "Converse",
    form = Form.ASYNC_STREAM)
class ConverseStreamTest extends StreamCallConformance {
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
        HandledStream<ConverseStreamOutput> stream = new HandledStream<>(ConverseStreamTest::text);
        return stream.endsWith(
            client.converseStream(
                ConverseStreamRequest.builder()
                    .modelId(model)
                    .messages(BedrockClients.message(prompt))
                    .build(),
                ConverseStreamResponseHandler.builder().onEventStream(stream::subscribe).build()));
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  static String text(ConverseStreamOutput event) {
    return event instanceof ContentBlockDeltaEvent block ? block.delta().text() : "";
  }
}
