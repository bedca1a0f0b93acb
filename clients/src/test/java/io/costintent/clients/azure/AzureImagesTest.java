/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import com.azure.ai.openai.OpenAIClient;
import com.azure.ai.openai.models.ImageGenerationOptions;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.pricing.Deployment;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Images, of deployments that the options know. */
@DoorRow(client = "Azure OpenAI", sdk = "azure-ai-openai", operation = "images", form = Form.WHOLE)
class AzureImagesTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.openAiImages().billedBy(AzureClients.AZURE);
  }

  @Override
  protected void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    AzureClients.assertError(recorded, thrown);
  }

  /** A response with images does not name the model. */
  private static AzureOptions mapped(String... models) {
    AzureOptions options = AzureOptions.defaults();
    for (String model : models) {
      options =
          options.withDeployment(new Deployment(AzureClients.AZURE, model, model, null, null));
    }
    return options;
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    AzureOptions options =
        mapped(ConformancePrices.MODEL, ConformancePrices.OTHER_MODEL, "nobody-lists-this");
    OpenAIClient client = AzureClients.builder(baseUrl, tracking, options, 0).buildClient();
    return (model, prompt) -> {
      client.getImageGenerations(model, new ImageGenerationOptions(prompt));
      return "";
    };
  }
}
