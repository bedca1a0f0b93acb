/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.costintent.intent.CostIntent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

/** Controllers of Spring MVC. */
class MvcTest extends WebConformance {
  MvcTest() {
    super(WebApplicationType.SERVLET);
  }

  @Test
  void virtualThreads_keepTheIntent() throws Exception {
    assumeTrue(Runtime.version().feature() >= 21, "Java has virtual threads");
    try (WebApplication application =
        new WebApplication(
            WebApplicationType.SERVLET,
            Map.of(
                "spring.threads.virtual.enabled", "true",
                "costintent.routes[0].path", "/thread",
                "costintent.routes[0].team", "wetlands"))) {
      application.get("/thread");

      assertThat(application.takeRecord().intent())
          .isEqualTo(CostIntent.builder().team("wetlands").build());
      assertThat(application.bean(BirdController.class).thread.get())
          .asString()
          .startsWith("VirtualThread[");
    }
  }
}
