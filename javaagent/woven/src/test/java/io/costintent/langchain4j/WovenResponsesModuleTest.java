/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import io.costintent.CostTracking;
import io.costintent.javaagent.woven.Woven;
import io.costintent.testkit.conformance.ModelDoor;
import java.net.URI;

class WovenResponsesModuleTest extends ResponsesModuleTest {
  @Override
  protected ModelDoor open(CostTracking tracking, URI baseUrl) {
    return super.open(Woven.telling(tracking), baseUrl);
  }
}
