/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** That the other tests run with the version that the build means. */
class VersionTest {
  private static final String POM =
      "/META-INF/maven/dev.langchain4j/langchain4j-core/pom.properties";

  @Test
  void core_isTheExpectedVersion() throws IOException {
    String expected = System.getProperty("expected.langchain4j-core");
    assumeTrue(expected != null, "run by Maven, which sets the expected version");
    Properties pom = new Properties();
    try (InputStream properties = ChatModel.class.getResourceAsStream(POM)) {
      pom.load(properties);
    }

    assertThat(pom.getProperty("version")).isEqualTo(expected);
  }
}
