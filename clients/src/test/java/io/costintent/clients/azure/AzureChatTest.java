/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import com.azure.ai.openai.OpenAIClient;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Chat completions, whole. */
@DoorRow(
    client = "Azure OpenAI",
    sdk = "azure-ai-openai",
    operation = "chat completions",
    form = Form.WHOLE)
class AzureChatTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.openAi().billedBy(AzureClients.AZURE);
  }

  @Override
  protected void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    AzureClients.assertError(recorded, thrown);
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    OpenAIClient client = AzureClients.builder(baseUrl, tracking).buildClient();
    return (model, prompt) ->
        AzureClients.text(client.getChatCompletions(model, AzureClients.chat(prompt)));
  }
}
