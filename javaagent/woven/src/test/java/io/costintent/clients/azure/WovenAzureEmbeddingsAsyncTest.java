/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import io.costintent.CostTracking;
import io.costintent.javaagent.woven.Woven;
import io.costintent.testkit.conformance.AsyncDoor;
import java.net.URI;

class WovenAzureEmbeddingsAsyncTest extends AzureEmbeddingsAsyncTest {
  @Override
  protected AsyncDoor open(CostTracking tracking, URI baseUrl) {
    return super.open(Woven.telling(tracking), baseUrl);
  }
}
