/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.azure.core.util.CoreUtils;
import org.junit.jupiter.api.Test;

/** That the other tests run with the versions that the build means. */
class SdkVersionsTest {
  @Test
  void openAi_isTheExpectedVersion() {
    assertThat(com.openai.core.Properties.getPackageVersion()).isEqualTo(expected("openai-java"));
  }

  @Test
  void anthropic_isTheExpectedVersion() {
    assertThat(com.anthropic.core.Properties.getPackageVersion())
        .isEqualTo(expected("anthropic-java"));
  }

  @Test
  void azure_isTheExpectedVersion() {
    assertThat(CoreUtils.getProperties("azure-ai-openai.properties"))
        .containsEntry("version", expected("azure-ai-openai"));
  }

  private static String expected(String artifact) {
    String version = System.getProperty("expected." + artifact);
    assumeTrue(version != null, "run by Maven, which sets the expected version");
    return String.valueOf(version);
  }
}
