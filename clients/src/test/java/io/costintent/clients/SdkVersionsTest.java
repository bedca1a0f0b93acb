/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** That the other tests run with the versions that the build means. */
class SdkVersionsTest {
  @Test
  void openAi_isTheExpectedVersion() {
    assertThat(com.openai.core.Properties.getPackageVersion()).isEqualTo(expected("openai"));
  }

  @Test
  void anthropic_isTheExpectedVersion() {
    assertThat(com.anthropic.core.Properties.getPackageVersion()).isEqualTo(expected("anthropic"));
  }

  private static String expected(String sdk) {
    String version = System.getProperty("expected." + sdk + "-java");
    assumeTrue(version != null, "run by Maven, which sets the expected version");
    return String.valueOf(version);
  }
}
