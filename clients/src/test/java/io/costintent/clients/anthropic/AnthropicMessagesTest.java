/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import com.anthropic.client.AnthropicClient;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;

/** Messages, whole. */
@DoorRow(client = "Anthropic", sdk = "anthropic-java", operation = "messages", form = Form.WHOLE)
class AnthropicMessagesTest extends ModelCallConformance<ModelDoor> {
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
        return AnthropicClients.text(
            client.messages().create(AnthropicClients.message(model, prompt)));
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
