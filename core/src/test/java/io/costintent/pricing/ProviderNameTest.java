/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "openai",
        "anthropic",
        "aws.bedrock",
        "azure.ai.openai",
        "azure.ai.inference",
        "gcp.gemini",
        "gcp.vertex_ai",
        "gcp.gen_ai",
        "x_ai",
        "mistral_ai",
        "moonshot_ai",
        "deepseek",
        "groq",
        "cohere",
        "perplexity",
        "ibm.watsonx.ai"
      })
  void canonical_keepsTheNamesOfOpenTelemetry(String name) {
    assertThat(ProviderName.canonical(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "az.ai.openai, azure.ai.openai",
    "vertex_ai, gcp.vertex_ai",
    "vertex_ai-language-models, gcp.vertex_ai",
    "gemini, gcp.gemini",
    "bedrock_converse, aws.bedrock",
    "xai, x_ai",
    "' Mistral ', mistral_ai",
    "moonshotai, moonshot_ai",
    "watsonx, ibm.watsonx.ai",
    "together-ai, together_ai",
    "Some Gateway, some_gateway",
  })
  void canonical_knowsOtherNames(String name, String canonical) {
    assertThat(ProviderName.canonical(name)).isEqualTo(canonical);
  }
}
