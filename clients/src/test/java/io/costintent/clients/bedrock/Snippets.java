/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.clients.Harness;
import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** The example of the documentation, compiled and run. */
class Snippets {
  @RegisterExtension final Harness harness = new Harness();

  @Test
  void bedrock() {
    CostTracking tracking = harness.tracking();
    BedrockRuntimeClient bare = BedrockClients.sync(harness.simulator().baseUrl());
    Message question = BedrockClients.message("Which team is this ticket for?");
    // @start region="bedrock"
    BedrockRuntimeClient client = BedrockTracking.wrap(bare, tracking);

    CostIntent intent = CostIntent.builder().team("support").feature("ticket-triage").build();
    try (Scope ignored = IntentContext.open(intent)) {
      client.converse(request ->
          request.modelId("us.anthropic.claude-haiku-4-5-20251001-v1:0").messages(question));
    }
    // @end
    assertThat(harness.takeRecord().intent()).isEqualTo(intent);
    client.close();
  }
}
