/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "openai|gpt-4.1|gpt-4.1|{}|-",
        "openai|openai/gpt-4o|gpt-4o|{}|-",
        "gcp.vertex_ai|vertex_ai/claude-3-5-sonnet@20240620|claude-3-5-sonnet-20240620|{}|-",
        "gcp.vertex_ai|publishers/google/models/Gemini-2.5-Pro|gemini-2.5-pro|{}|-",
        "fireworks_ai|fireworks_ai/accounts/fireworks/models/glm-5p1|glm-5p1|{}|-",
        "gcp.gemini|gemini-1.5-pro-gt-128k|gemini-1.5-pro|{\"input>\":128000}|gemini-1.5-pro-gt-128k",
        "gcp.gemini|gemini-1.5-pro-lte-128k|gemini-1.5-pro|{}|gemini-1.5-pro-lte-128k",
        "ibm.watsonx.ai|watsonx/ibm/granite-3-8b|granite-3-8b|{}|ibm/granite-3-8b",
        "aws.bedrock|amazon.titan-embed-text-v2:0|amazon.titan-embed-text-v2|{\"scope\":\"regional\"}|-",
        "aws.bedrock|bedrock/us-east-1/mistral.mistral-7b-instruct-v0:2"
            + "|mistral.mistral-7b-instruct-v0|{\"region\":\"us-east-1\"}|-",
        "aws.bedrock|us.amazon.nova-lite-v1:0|amazon.nova-lite|{\"region\":\"us\"}|-",
        "aws.bedrock|global.anthropic.claude-opus-4-5-20251101-v1:0"
            + "|anthropic.claude-opus-4-5|{}|claude-opus-4-5",
        "aws.bedrock|claude-opus-4-5-20251101-v1"
            + "|anthropic.claude-opus-4-5|{\"scope\":\"regional\"}|claude-opus-4-5",
        "aws.bedrock|anthropic.claude-v2:1|anthropic.claude-v2|{\"scope\":\"regional\"}|claude-v2",
        "aws.bedrock|bedrock/*/1-month-commitment/cohere.command-text-v14"
            + "|*/1-month-commitment/cohere.command-text-v14|{}|-",
      })
  void of_saysNameTermsAndOtherName(
      String provider, String model, String name, String terms, String alias) {
    Place place = Place.of(provider, model);

    assertThat(place.name()).isEqualTo(name);
    assertThat(place.terms()).hasToString(terms);
    assertThat(place.alias()).isEqualTo(alias);
  }
}
