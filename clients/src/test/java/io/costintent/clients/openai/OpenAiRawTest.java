/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponseFor;
import com.openai.models.chat.completions.ChatCompletion;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;

/** Chat completions of which the caller wants the HTTP response, then parses it. */
@DoorRow(client = "OpenAI", sdk = "openai-java", operation = "chat completions", form = Form.RAW)
class OpenAiRawTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    OpenAIClient client = OpenAiTracking.wrap(OpenAiClients.sync(baseUrl), tracking);
    return new ModelDoor() {
      @Override
      public String call(String model, String prompt) {
        try (HttpResponseFor<ChatCompletion> response =
            client
                .chat()
                .completions()
                .withRawResponse()
                .create(OpenAiClients.chat(model, prompt))) {
          return OpenAiClients.text(response.parse());
        }
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
