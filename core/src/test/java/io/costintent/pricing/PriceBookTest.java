/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceBookTest {
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "openai, gpt-4.1, EXACT, openai/gpt-4.1",
    "openai, gpt-4.1-2025-04-14, DATED, openai/gpt-4.1",
    "openai, gpt-4o-2024-05-13, EXACT, openai/gpt-4o-2024-05-13",
    "openai, gpt-5-6-sol, ALIAS, openai/gpt-5.6-sol",
    "openai, openai/gpt-4o, EXACT, openai/gpt-4o",
    "mistral, mistral-medium-latest, LATEST, mistral_ai/mistral-medium-3-5",
    "azure, gpt-image-1.5, EXACT, azure.ai.openai/gpt-image-1.5",
    "azure, chatgpt-image-latest, FALLBACK_PROVIDER, openai/chatgpt-image-latest",
    "openrouter, openai/gpt-4o:online, FAMILY, openrouter/openai/gpt-4o",
    "litellm, anthropic/claude-sonnet-4-5, EXACT, anthropic/claude-sonnet-4-5",
    "'', vertex_ai/gemini-2.5-pro, EXACT, gcp.vertex_ai/gemini-2.5-pro",
    "gcp.gen_ai, models/gemini-2.5-pro, EXACT, gcp.gemini/gemini-2.5-pro",
    "azure.ai.inference, gpt-4o, EXACT, azure.ai.openai/gpt-4o",
    "azure, azure/eu/gpt-4o, EXACT, azure.ai.openai/gpt-4o",
    "'', claude-opus-5, FALLBACK_PROVIDER, anthropic/claude-opus-5",
    "'', gpt-4.1, FALLBACK_PROVIDER, openai/gpt-4.1",
    "ibm.watsonx.ai, granite-3-8b, ALIAS, ibm.watsonx.ai/granite-3-8b-instruct",
    "x_ai, grok-4-0709, EXACT, x_ai/grok-4-0709",
    "bedrock, eu.anthropic.claude-opus-4-5-20251101-v1:0, DATED,"
        + " aws.bedrock/anthropic.claude-opus-4-5",
    "bedrock, bedrock/us.amazon.nova-lite-v1:0, EXACT, aws.bedrock/amazon.nova-lite",
  })
  void bundled_resolvesNames(String provider, String model, Match match, String sku) {
    PriceLookup lookup = PriceBooks.bundled().find(PriceQuery.of(provider, model, AT));

    assertThat(lookup).isInstanceOf(PriceLookup.Found.class);
    assertThat(lookup.match()).isEqualTo(match);
    assertThat(((PriceLookup.Found) lookup).sku()).isEqualTo(sku);
  }

  @ParameterizedTest
  @CsvSource({
    "openai, gpt-4.1-turbo-ultra, UNKNOWN_MODEL",
    "openai, gpt-4.11, UNKNOWN_MODEL",
    "bedrock, arn:aws:bedrock:us-east-1:1:application-inference-profile/abc, UNMAPPED_NAME",
    "bedrock, arn:aws:bedrock:us-east-1:1:provisioned-model/amazon.nova-lite-v1:0, UNMAPPED_NAME",
    "bedrock, arn:aws:bedrock:us-east-1:1:custom-model/anthropic.claude-opus-5/x, UNMAPPED_NAME",
    "vertex_ai, projects/p/locations/us-central1/endpoints/42, UNMAPPED_NAME",
    "gemini, tunedModels/mine, UNMAPPED_NAME",
    "no-such-provider, gpt-4o, UNKNOWN_PROVIDER",
    "openai, gpt-4.1-nano-max, UNKNOWN_MODEL",
    "openai, gpt-4o-mini-max, UNKNOWN_MODEL",
    "openai, o30, UNKNOWN_MODEL",
    "openai, o3-minimal, UNKNOWN_MODEL",
    "openai, gpt-5-nanoo, UNKNOWN_MODEL",
    "anthropic, claude-sonnet-4-55, UNKNOWN_MODEL",
    "anthropic, claude-opus-4-12, UNKNOWN_MODEL",
    "gemini, gemini-2.5-pros, UNKNOWN_MODEL",
    "gemini, gemini-2.5, UNKNOWN_MODEL",
    "openai, ft:gpt-3:acme::1, UNKNOWN_MODEL",
    "openrouter, openai/gpt-4o:free, UNKNOWN_MODEL",
    "'', gpt-99, UNKNOWN_PROVIDER",
  })
  void bundled_neverGuesses(String provider, String model, PriceLookup.Reason reason) {
    PriceLookup lookup = PriceBooks.bundled().find(PriceQuery.of(provider, model, AT));

    assertThat(lookup).isEqualTo(new PriceLookup.Missing(reason));
    assertThat(lookup.match()).isEqualTo(Match.NONE);
  }

  /** The mistake of continue#13184 and three others: gpt-4.1 priced as gpt-4. */
  @Test
  void bundled_neverTakesTheBeginningOfANameForTheName() {
    PriceBook book = PriceBooks.bundled();

    for (ModelPrices prices : book.models()) {
      for (String more : List.of(".7x", "-zzz", "zzz")) {
        String name = prices.model() + more;
        PriceLookup lookup = book.find(PriceQuery.of(prices.provider(), name, AT));

        assertThat(lookup.match()).as(prices.provider() + '/' + name).isEqualTo(Match.NONE);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4.1, 2, 8",
    "gpt-4.1-mini, 0.4, 1.6",
    "gpt-4.1-nano, 0.1, 0.4",
    "gpt-4, 30, 60",
    "gpt-4o, 2.5, 10",
    "gpt-4o-mini, 0.15, 0.6",
    "gpt-5, 1.25, 10",
    "gpt-5-nano, 0.05, 0.4",
    "o3, 2, 8",
    "o3-mini, 1.1, 4.4",
  })
  void bundled_tellsNamesApartThatBeginAlike(String model, String input, String output) {
    PriceQuery query = PriceQuery.of("openai", model, AT);
    Usage usage = Usage.ofTokens(1, 1);

    RateTable rates = ((PriceLookup.Found) PriceBooks.bundled().find(query)).rates(query, usage);

    assertThat(rates.rate(UsageUnit.INPUT_TOKENS).rate()).isEqualTo(Rate.perMillion(input));
    assertThat(rates.rate(UsageUnit.OUTPUT_TOKENS).rate()).isEqualTo(Rate.perMillion(output));
  }

  @Test
  void label_isIdAndVersion() {
    PriceBook book = PriceBooks.builder("own", "7").build();

    assertThat(book.label()).isEqualTo("own:7");
    assertThat(PriceBooks.layered(book, PriceBooks.bundled()).label()).contains("own", "7", ":");
  }

  @Test
  void movingAlias_meansTheModelOfItsTime() {
    PriceBook book = PriceBooks.bundled();

    PriceLookup before =
        book.find(
            PriceQuery.of(
                "mistral", "mistral-medium-latest", Instant.parse("2026-06-15T23:59:59Z")));

    assertThat(((PriceLookup.Found) before).sku()).isEqualTo("mistral_ai/mistral-medium-3-1");
  }

  @Test
  void find_saysWhenNothingIsValid() {
    PriceBook book = book("a", card("1").validFrom(AT.plusSeconds(1)));

    PriceLookup lookup = book.find(PriceQuery.of("p", "m", AT));

    assertThat(lookup).isEqualTo(new PriceLookup.Missing(PriceLookup.Reason.OUTSIDE_VALIDITY));
    assertThat(PriceLookup.Reason.OUTSIDE_VALIDITY.code()).isEqualTo("outside_validity");
  }

  @Test
  void movingAlias_meansNothingBeforeItBegins() {
    PriceBook book =
        PriceBooks.builder("a", "1")
            .add(prices(card("1")))
            .movingAlias("p", "m-latest", AT, "m")
            .build();

    PriceLookup lookup = book.find(PriceQuery.of("p", "m-latest", AT.minusSeconds(1)));

    assertThat(lookup).isEqualTo(new PriceLookup.Missing(PriceLookup.Reason.OUTSIDE_VALIDITY));
  }

  @Test
  void layered_asksTheFirstThatKnows() {
    PriceBook own = book("own", card("1"));
    PriceBook layered = PriceBooks.layered(own, PriceBooks.bundled());

    PriceLookup first = layered.find(PriceQuery.of("p", "m", AT));
    PriceLookup second = layered.find(PriceQuery.of("openai", "gpt-4o", AT));
    PriceLookup neither = layered.find(PriceQuery.of("openai", "gpt-99", AT));

    assertThat(((PriceLookup.Found) first).sku()).isEqualTo("p/m");
    assertThat(((PriceLookup.Found) second).sku()).isEqualTo("openai/gpt-4o");
    assertThat(neither).isEqualTo(new PriceLookup.Missing(PriceLookup.Reason.UNKNOWN_MODEL));
    assertThat(layered.id()).isEqualTo("own+bundled");
    assertThat(layered.version()).startsWith("1+");
    assertThat(layered.generatedAt()).isEqualTo(PriceBooks.bundled().generatedAt());
    assertThat(layered).hasToString(layered.id() + " " + layered.version());
  }

  @Test
  void layered_takesBooksOfTheCallersOwn() {
    PriceBook refusing =
        new PriceBook() {
          @Override
          public String id() {
            return "refusing";
          }

          @Override
          public String version() {
            return "0";
          }

          @Override
          public @Nullable Instant generatedAt() {
            return null;
          }

          @Override
          public PriceLookup find(PriceQuery query) {
            return new PriceLookup.Missing(PriceLookup.Reason.UNKNOWN_PROVIDER);
          }
        };
    PriceBook layered = PriceBooks.layered(refusing, book("own", card("1")));

    assertThat(layered.find(PriceQuery.of("p", "m", AT))).isInstanceOf(PriceLookup.Found.class);
    assertThat(layered.skippedCards()).isZero();
    assertThat(layered.generatedAt()).isNull();
  }

  @Test
  void layered_needsALayer() {
    assertThatThrownBy(PriceBooks::layered).isInstanceOf(IllegalArgumentException.class);
    assertThat(PriceBooks.layered(PriceBooks.bundled())).isSameAs(PriceBooks.bundled());
  }

  private static PriceBook book(String id, RateCard.Builder card) {
    return PriceBooks.builder(id, "1").add(prices(card)).build();
  }

  private static ModelPrices prices(RateCard.Builder card) {
    return ModelPrices.of("p", "m", Currency.getInstance("USD"), List.of(card.build()));
  }

  private static RateCard.Builder card(String input) {
    return RateCard.builder(Provenance.of("test"))
        .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion(input));
  }

  @Test
  void label_ofABookOfAnotherMakeIsIdAndVersion() {
    PriceBook book = new OwnBook();

    assertThat(book.label()).isEqualTo("own:7");
    assertThat(book.skippedCards()).isZero();
  }

  private static final class OwnBook implements PriceBook {
    @Override
    public String id() {
      return "own";
    }

    @Override
    public String version() {
      return "7";
    }

    @Override
    public @Nullable Instant generatedAt() {
      return null;
    }

    @Override
    public PriceLookup find(PriceQuery query) {
      throw new AssertionError("nothing is looked up here");
    }
  }
}
