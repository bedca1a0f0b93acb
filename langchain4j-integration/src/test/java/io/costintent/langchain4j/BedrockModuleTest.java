/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.chat.ChatModel;
import io.costintent.CostTracking;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/** Chats with Bedrock's module, wrapped. */
class BedrockModuleTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.bedrock();
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    BedrockRuntimeClient client =
        BedrockRuntimeClient.builder()
            .endpointOverride(baseUrl)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")))
            .overrideConfiguration(parts -> parts.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
    ChatModel model =
        BedrockChatModel.builder().client(client).modelId(Harness.MODEL).maxRetries(0).build();
    ModelOptions options = ModelOptions.defaults().withBaseUrl(baseUrl.toString());
    return Doors.of(TrackedModels.wrap(model, tracking, options));
  }
}
