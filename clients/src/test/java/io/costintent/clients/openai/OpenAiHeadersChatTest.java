/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.client.OpenAIClient;
import io.costintent.CostTracking;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;

/** Chat completions, whole, with their headers read. */
class OpenAiHeadersChatTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    OpenAIClient client =
        OpenAiTracking.wrap(
            OpenAiClients.sync(baseUrl), tracking, OpenAiOptions.defaults().withResponseHeaders());
    return new ModelDoor() {
      @Override
      public String call(String model, String prompt) {
        return OpenAiClients.text(
            client.chat().completions().create(OpenAiClients.chat(model, prompt)));
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
