/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import io.costintent.CostTracking;
import java.net.URI;

/** {@link CostTracking#call} around a client of an application's own. */
class GenericCallTest extends ModelCallConformance<ModelDoor> {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    PlainClient client = new PlainClient(baseUrl);
    return (model, prompt) ->
        PlainClient.text(
            tracking.call(
                client.request(model, false), () -> client.send(model, prompt), PlainClient::read));
  }
}
