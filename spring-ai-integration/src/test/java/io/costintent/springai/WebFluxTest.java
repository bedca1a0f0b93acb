/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import org.springframework.boot.WebApplicationType;

/** Controllers of WebFlux. */
class WebFluxTest extends WebConformance {
  WebFluxTest() {
    super(WebApplicationType.REACTIVE);
  }
}
