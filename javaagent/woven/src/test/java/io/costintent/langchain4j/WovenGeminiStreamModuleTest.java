/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import io.costintent.CostTracking;
import io.costintent.javaagent.woven.Woven;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;

class WovenGeminiStreamModuleTest extends GeminiStreamModuleTest {
  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    return super.open(Woven.telling(tracking), baseUrl);
  }
}
