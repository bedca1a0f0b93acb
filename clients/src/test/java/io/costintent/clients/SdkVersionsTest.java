/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.azure.core.util.CoreUtils;
import com.cohere.api.core.ClientOptions;
import com.cohere.api.core.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
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

  /** A constant is copied by the compiler, so it is read when the test runs. */
  @Test
  void bedrock_isTheExpectedVersion() throws ReflectiveOperationException {
    assertThat(software.amazon.awssdk.core.util.VersionInfo.class.getField("SDK_VERSION").get(null))
        .isEqualTo(expected("bedrockruntime"));
  }

  @Test
  void ollama_isTheExpectedVersion() {
    assertThat(packaged("io.github.ollama4j", "ollama4j")).isEqualTo(expected("ollama4j"));
  }

  @Test
  void dashScope_isTheExpectedVersion() {
    assertThat(packaged("com.alibaba", "dashscope-sdk-java"))
        .isEqualTo(expected("dashscope-sdk-java"));
  }

  /** The SDK tells its version in a header of each request only. */
  @Test
  void cohere_isTheExpectedVersion() {
    ClientOptions options = ClientOptions.builder().environment(Environment.PRODUCTION).build();

    assertThat(options.headers(null)).containsEntry("X-Fern-SDK-Version", expected("cohere-java"));
  }

  /** Returns the version that a jar was packaged as, for SDKs that do not tell theirs. */
  private static String packaged(String group, String artifact) {
    String path = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    Properties properties = new Properties();
    try (InputStream stream = SdkVersionsTest.class.getResourceAsStream(path)) {
      properties.load(requireNonNull(stream, path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static String expected(String sdk) {
    String version = System.getProperty("expected." + sdk);
    assumeTrue(version != null, "run by Maven, which sets the expected version");
    return String.valueOf(version);
  }
}
