/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.http.HttpResponseFor;
import com.anthropic.models.messages.Message;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;

/** Messages of which the caller wants the HTTP response, then parses it. */
@DoorRow(client = "Anthropic", sdk = "anthropic-java", operation = "messages", form = Form.RAW)
class AnthropicRawTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected boolean tellsServer() {
    return AnthropicClients.tellBaseUrl();
  }

  @Override
  protected Sample sample() {
    return Sample.anthropic();
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    AnthropicClient client = AnthropicTracking.wrap(AnthropicClients.sync(baseUrl), tracking);
    return new ModelDoor() {
      @Override
      public String call(String model, String prompt) {
        try (HttpResponseFor<Message> response =
            client.messages().withRawResponse().create(AnthropicClients.message(model, prompt))) {
          return AnthropicClients.text(response.parse());
        }
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
