/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import com.google.genai.Client;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Interactions. */
@DoorRow(
    client = "Google Gemini",
    sdk = "google-genai",
    operation = "interactions",
    form = Form.WHOLE)
class GeminiInteractionsTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    GoogleClients.assumeInteractions();
    return Sample.gemini();
  }

  @Override
  protected void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    GoogleClients.assertError(recorded, thrown);
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    Client client = GoogleClients.gemini(tracking, baseUrl);
    return new ModelDoor() {
      @Override
      public String call(String model, String prompt) {
        return client
            .interactions
            .create(InteractionClients.request(model, prompt, false))
            .interaction()
            .map(InteractionClients::text)
            .orElse("");
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }
}
