/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.boot.SpringApplication;

/** That the other tests run with the versions that the build means. */
class VersionTest {
  private static final String POM =
      "/META-INF/maven/org.springframework.ai/spring-ai-model/pom.properties";

  @Test
  void springAi_isTheExpectedVersion() throws IOException {
    Properties pom = new Properties();
    try (InputStream properties = ChatModel.class.getResourceAsStream(POM)) {
      pom.load(properties);
    }

    assertThat(pom.getProperty("version")).isEqualTo(expected("expected.spring-ai"));
  }

  @Test
  void boot_isTheExpectedVersion() {
    assertThat(SpringApplication.class.getPackage().getImplementationVersion())
        .isEqualTo(expected("expected.spring-boot"));
  }

  @Test
  void models_areThoseOfTheVersion() {
    assertThat(Models.current().isSecond())
        .isEqualTo(expected("expected.spring-ai").startsWith("2"));
  }

  private static String expected(String property) {
    String expected = System.getProperty(property);
    assumeTrue(expected != null, "run by Maven, which sets the expected version");
    return expected;
  }
}
