/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceLookup;
import io.costintent.pricing.PriceQuery;
import io.costintent.provider.ProviderHosts;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts and prices are two tables: both must mean the same biller by the same id. */
class ProviderIdsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.openai.com",
        "api.anthropic.com",
        "x.openai.azure.com",
        "generativelanguage.googleapis.com",
        "us-central1-aiplatform.googleapis.com",
        "bedrock-runtime.us-east-1.amazonaws.com",
        "api.groq.com",
        "api.deepseek.com",
        "api.x.ai",
        "openrouter.ai",
        "api.perplexity.ai",
        "api.together.xyz",
        "api.mistral.ai",
        "api.cohere.com",
        "api.moonshot.ai",
        "api.cerebras.ai"
      })
  void billerOfAHost_isKnownToThePriceBook(String host) {
    String provider = ProviderHosts.providerOf(URI.create("https://" + host + "/v1"));

    PriceLookup lookup =
        PriceBooks.bundled()
            .find(PriceQuery.of(provider, "no-such-model", Instant.parse("2026-10-01T12:00:00Z")));

    assertThat(lookup)
        .isInstanceOfSatisfying(
            PriceLookup.Missing.class,
            missing -> assertThat(missing.reason()).isEqualTo(PriceLookup.Reason.UNKNOWN_MODEL));
  }
}
