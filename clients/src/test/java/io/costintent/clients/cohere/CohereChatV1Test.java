/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.cohere;

import com.cohere.api.Cohere;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ModelCallConformance;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.Sample;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Chat by version 1, whole. */
@DoorRow(client = "Cohere", sdk = "cohere-java", operation = "chat, version 1", form = Form.WHOLE)
class CohereChatV1Test extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.cohere();
  }

  @Override
  protected void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    CohereCalls.assertError(recorded, thrown);
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    Cohere client = CohereCalls.sync(baseUrl, tracking);
    return (model, prompt) -> client.chat(CohereCalls.chatV1(model, prompt)).getText();
  }
}
