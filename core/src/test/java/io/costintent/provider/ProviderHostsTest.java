/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderHostsTest {
  @ParameterizedTest
  @CsvSource({
    "https://api.openai.com/v1/chat/completions, openai",
    "https://eu.api.openai.com/v1, openai",
    "https://API.OpenAI.com./v1, openai",
    "https://api.openai.com:443/v1, openai",
    "https://key@api.openai.com/v1, openai",
    "https://my_resource.openai.azure.com/openai, azure.ai.openai",
    "https://contoso.services.ai.azure.com/models, azure.ai.inference",
    "https://contoso.services.ai.azure.com/openai/v1/, azure.ai.openai",
    "https://contoso.services.ai.azure.com/openai, azure.ai.openai",
    "https://contoso.services.ai.azure.com/openaibutnot, azure.ai.inference",
    "https://contoso.cognitiveservices.azure.com, azure.ai.openai",
    "https://api.anthropic.com/v1/messages, anthropic",
    "https://generativelanguage.googleapis.com/v1beta, gcp.gemini",
    "https://aiplatform.googleapis.com/v1, gcp.vertex_ai",
    "https://us-central1-aiplatform.googleapis.com/v1, gcp.vertex_ai",
    "https://bedrock-runtime.us-east-1.amazonaws.com/model, aws.bedrock",
    "https://bedrock-runtime-fips.us-gov-west-1.amazonaws.com/model, aws.bedrock",
    "https://vpce-1.bedrock-runtime.eu-west-1.vpce.amazonaws.com/model, aws.bedrock",
    "https://api.groq.com/openai/v1, groq",
    "https://api.deepseek.com, deepseek",
    "https://api.x.ai/v1, x_ai",
    "https://openrouter.ai/api/v1, openrouter",
    "https://api.perplexity.ai, perplexity",
    "https://api.together.xyz/v1, together",
    "https://api.mistral.ai/v1, mistral_ai",
    "https://api.cohere.com/v2, cohere",
    "https://api.cohere.ai/v1, cohere",
    "https://api.moonshot.cn/v1, moonshot_ai",
    "https://dashscope-intl.aliyuncs.com/compatible-mode/v1, dashscope",
    "https://api.cerebras.ai/v1, cerebras",
    "https://api.fireworks.ai/inference/v1, fireworks",
    "https://api.deepinfra.com/v1/openai, deepinfra",
    "https://api.novita.ai/v3/openai, novita",
    "https://router.huggingface.co/v1, huggingface",
    "http://localhost:11434/api/chat, ollama",
    "http://127.0.0.1:11434/v1, ollama",
    "http://[::1]:11434/v1, ollama"
  })
  void providerOf_knowsTheHostsThatBill(URI uri, String provider) {
    assertThat(ProviderHosts.providerOf(uri)).isEqualTo(provider);
    assertThat(ProviderHosts.isProviderHost(uri.getRawAuthority().replace("key@", ""))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.openai.com.evil.example/v1",
        "https://evilapi.openai.com.example/v1",
        "https://notopenai.azure.com/v1",
        "https://openai.azure.com.evil.example/v1",
        "https://fakeopenrouter.ai/v1",
        "https://-aiplatform.googleapis.com/v1",
        "https://evil-aiplatform.googleapis.com.example/v1",
        "https://bedrock-runtime.amazonaws.com/v1",
        "https://a.b.bedrock-runtime.us-east-1.amazonaws.com/v1",
        "https://api.openai.com@evil.example/v1",
        "https://evil.example/api.openai.com",
        "http://localhost:8080/v1",
        "http://localhost/v1",
        "https://gateway.internal/v1",
        "/relative",
        "mailto:api.openai.com"
      })
  void providerOf_ofOtherHostsIsNull(URI uri) {
    assertThat(ProviderHosts.providerOf(uri)).isNull();
    assertThat(ProviderHosts.regionOf(uri)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://bedrock-runtime.us-east-1.amazonaws.com, us-east-1",
    "https://us-central1-aiplatform.googleapis.com, us-central1",
    "https://aiplatform.eu.rep.googleapis.com, eu",
    "https://eu.api.openai.com:443, eu",
    "https://api.openai.com,",
    "http://localhost:11434,"
  })
  void regionOf_isTheRegionInTheName(URI uri, String region) {
    assertThat(ProviderHosts.regionOf(uri)).isEqualTo(region);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.openai.com",
        "API.OPENAI.COM",
        "api.openai.com:443",
        "chat.openai.com",
        "console.anthropic.com",
        "a.b.openai.azure.com",
        "localhost:11434"
      })
  void isProviderHost_coversAllOfAProvidersDomain(String host) {
    assertThat(ProviderHosts.isProviderHost(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "example.org", "notopenai.com", "com", "localhost", "::1", ":"})
  void isProviderHost_isFalseForOthers(String host) {
    assertThat(ProviderHosts.isProviderHost(host)).isFalse();
  }

  @Test
  void isProviderHost_isFalseForLookAlikes() {
    assertThat(ProviderHosts.isProviderHost("api.openai.com.evil.example")).isFalse();
  }
}
