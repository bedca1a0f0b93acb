/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelIdTest {
  @ParameterizedTest
  @CsvSource({
    "openai, ' GPT-4o ', gpt-4o",
    "gcp.gemini, models/gemini-2.5-pro, gemini-2.5-pro",
    "gcp.vertex_ai, publishers/google/models/gemini-2.5-pro, gemini-2.5-pro",
    "gcp.vertex_ai, claude-sonnet-4-5@20250929, claude-sonnet-4-5",
    "gcp.vertex_ai, claude-opus-5@default, claude-opus-5",
    "openai, gpt-4o-2024-08-06, gpt-4o",
    "anthropic, claude-3-5-haiku-latest, claude-3-5-haiku",
    "openai, ft:gpt-4o-mini-2024-07-18:acme::abc123, ft:gpt-4o-mini",
    "openrouter, openai/gpt-4o:online, openai/gpt-4o",
    "aws.bedrock, us.anthropic.claude-sonnet-4-5-20250929-v1:0, anthropic.claude-sonnet-4-5",
    "aws.bedrock, us-gov-west-1/anthropic.claude-sonnet-4-5-v1:0, anthropic.claude-sonnet-4-5",
    "azure.ai.openai, azure/eu/gpt-4o-2024-08-06, azure/eu/gpt-4o",
    "azure.ai.openai, eu/gpt-4o-2024-08-06, gpt-4o",
    "gcp.vertex_ai, mistral-large@latest, mistral-large",
    "fireworks_ai, accounts/fireworks/models/deepseek-v3p1, deepseek-v3p1",
  })
  void candidates_endWithThePlainName(String provider, String name, String plain) {
    ModelId id = ModelId.parse(provider, name);

    assertThat(id.candidates().keySet()).last().isEqualTo(plain);
  }

  @Test
  void candidates_tellHowEachWouldMatch() {
    ModelId id = ModelId.parse("openrouter", "anthropic/claude-4.6-sonnet-20260217");

    assertThat(id.candidates())
        .containsExactly(
            entry("anthropic/claude-4.6-sonnet-20260217", Match.EXACT),
            entry("anthropic/claude-4.6-sonnet", Match.DATED));
  }

  @Test
  void candidates_neverDropFree() {
    ModelId id = ModelId.parse("openrouter", "google/gemini-2.0-flash-exp:free");

    assertThat(id.candidates()).containsOnlyKeys("google/gemini-2.0-flash-exp:free");
  }

  @Test
  void candidates_keepNumbersThatAreNoDates() {
    ModelId id = ModelId.parse("mistral_ai", "mistral-large-2411");

    assertThat(id.candidates()).containsOnlyKeys("mistral-large-2411");
  }

  @Test
  void scope_isRegionalForABareBedrockId() {
    ModelId id = ModelId.parse("aws.bedrock", "anthropic.claude-sonnet-4-6");

    assertThat(id.scope()).isEqualTo("regional");
    assertThat(id.region()).isNull();
  }

  @Test
  void scope_isGlobalForAGlobalProfile() {
    ModelId id = ModelId.parse("aws.bedrock", "global.anthropic.claude-opus-5");

    assertThat(id.scope()).isEqualTo("global");
    assertThat(id.region()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "eu/gpt-4o, datazone, eu",
    "us/gpt-4o, datazone, us",
    "global/gpt-4o, global,",
    "global-standard/gpt-4o, global,",
    "regional/gpt-4o, regional,",
    "gpt-4o, ,",
  })
  void scope_comesFromAnAzureName(String name, String scope, String region) {
    ModelId id = ModelId.parse("azure.ai.openai", name);

    assertThat(id.scope()).isEqualTo(scope);
    assertThat(id.region()).isEqualTo(region);
    assertThat(id.candidates()).containsKey("gpt-4o");
  }

  @Test
  void customersOwn_areNotTakenApart() {
    ModelId id =
        ModelId.parse(
            "aws.bedrock",
            "arn:aws:bedrock:us-east-1:1:application-inference-profile/amazon.nova-lite-v1:0");

    assertThat(id.isCustomersOwn()).isTrue();
    assertThat(id.candidates()).doesNotContainKey("amazon.nova-lite-v1:0");
  }

  @Test
  void region_comesFromAnArn() {
    ModelId id =
        ModelId.parse(
            "aws.bedrock",
            "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude-opus-5");

    assertThat(id.candidates()).containsKey("anthropic.claude-opus-5");
    assertThat(id.region()).isEqualTo("eu");
  }

  @Test
  void region_comesFromAResourcePath() {
    ModelId id =
        ModelId.parse(
            "gcp.vertex_ai",
            "projects/p/locations/europe-west4/publishers/google/models/gemini-2.5-pro");

    assertThat(id.region()).isEqualTo("europe-west4");
    assertThat(id).asString().contains("gemini-2.5-pro");
  }

  @Test
  void parse_survivesAnyText() {
    long seed = 20261121;
    Random random = new Random(seed);
    String[] pieces = {
      ":", "@", "/", "-", ".", "-v", "2026", "0701", "ft:", "arn:", "models/", "us"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder name = new StringBuilder();
      for (int j = random.nextInt(7); j > 0; j--) {
        name.append(pieces[random.nextInt(pieces.length)]);
      }

      ModelId id = ModelId.parse(i % 2 == 0 ? "aws.bedrock" : "openai", name.toString());

      assertThat(id.candidates()).as("seed %s: %s", seed, name).isNotEmpty();
    }
  }
}
