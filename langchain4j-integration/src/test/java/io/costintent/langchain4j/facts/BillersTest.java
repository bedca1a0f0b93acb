/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.openai.OpenAiImageModel;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BillersTest {
  static Stream<Arguments> providers() {
    return Stream.of(
        argumentSet("OpenAI", ModelProvider.OPEN_AI, "openai"),
        argumentSet("Azure", ModelProvider.valueOf("AZURE_OPEN_AI"), "azure.ai.openai"),
        argumentSet("Foundry", ModelProvider.MICROSOFT_FOUNDRY, "azure.ai.openai"),
        argumentSet("Anthropic", ModelProvider.ANTHROPIC, "anthropic"),
        argumentSet("Bedrock", ModelProvider.AMAZON_BEDROCK, "aws.bedrock"),
        argumentSet("Gemini", ModelProvider.GOOGLE_AI_GEMINI, "gcp.gemini"),
        argumentSet("Vertex", ModelProvider.GOOGLE_VERTEX_AI_GEMINI, "gcp.vertex_ai"),
        argumentSet("Claude", ModelProvider.GOOGLE_VERTEX_AI_ANTHROPIC, "gcp.vertex_ai"),
        argumentSet("Mistral", ModelProvider.MISTRAL_AI, "mistral_ai"),
        argumentSet("Ollama", ModelProvider.OLLAMA, "ollama"),
        argumentSet("watsonx", ModelProvider.WATSONX, "ibm.watsonx.ai"),
        argumentSet("GitHub", ModelProvider.GITHUB_MODELS, "github_models"),
        argumentSet("another", ModelProvider.OTHER, "unknown"));
  }

  @ParameterizedTest
  @MethodSource("providers")
  void provider_isNamedAsItsPricesAre(ModelProvider provider, String biller) {
    assertThat(Billers.of(provider)).isEqualTo(biller);
  }

  @Test
  void modelThatDoesNotSay_isBilledByWhomItsPackageIsFor() {
    assertThat(Billers.of(OpenAiImageModel.class)).isEqualTo("openai");
  }

  @Test
  void modelOfAnApplication_isBilledByNobodyKnown() {
    assertThat(Billers.of(BillersTest.class)).isEqualTo("unknown");
  }
}
