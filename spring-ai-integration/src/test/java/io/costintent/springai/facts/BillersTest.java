/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.ai.openai.OpenAiChatModel;

class BillersTest {
  @ParameterizedTest
  @CsvSource({
    "openai, openai",
    "openai_sdk, openai",
    "anthropic, anthropic",
    "azure-openai, azure.ai.openai",
    "bedrock_converse, aws.bedrock",
    "vertex_ai, gcp.vertex_ai",
    "google_genai, gcp.gen_ai",
    "mistral_ai, mistral_ai",
    "deepseek, deepseek",
    "ollama, ollama",
    "spring_ai, unknown"
  })
  void systemOfSpringAi_isABiller(String system, String biller) {
    assertThat(Billers.of(system)).isEqualTo(biller);
  }

  @Test
  void classOfAModel_tellsTheSystem() {
    assertThat(Billers.systemOf(OpenAiChatModel.class)).isEqualTo("openai");
    assertThat(Billers.systemOf(BillersTest.class)).isEqualTo("unknown");
  }

  @Test
  void baseUrl_tellsWhoIsPaidUnlessStated() {
    Biller groq = Biller.unstated().at(URI.create("https://api.groq.com/openai"));

    assertThat(groq.provider()).isEqualTo("groq");
    assertThat(groq.address()).isEqualTo("api.groq.com");
    assertThat(groq.withProvider("desk").provider()).isEqualTo("desk");
  }
}
