/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.config.ConfigException;
import io.costintent.cost.Cost;
import io.costintent.cost.CostAdjustment;
import io.costintent.cost.CostCalculator;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.pricing.Agreement;
import io.costintent.pricing.Match;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceQuery;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.costintent.usage.UsageUnit.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts are those of gpt-4o, 2.50 and 10 US dollars for a million tokens in and out. */
class OrganisationPricesTest {
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");
  private static final Usage MILLIONS = Usage.ofTokens(1_000_000, 1_000_000);

  @TempDir private Path folder;

  @Test
  void rates_replaceTheListUnitByUnit() {
    Cost cost = cost("models: [{provider: openai, model: gpt-4o, rates: {input: 2}}]", "gpt-4o");

    assertThat(cost.total()).isEqualTo(Money.usd("12"));
    assertThat(cost.list()).isEqualTo(Money.usd("12.5"));
    assertThat(cost.status()).isEqualTo(CostStatus.EXACT);
    assertThat(cost.priceBookId()).isEqualTo("organisation+bundled");
    assertThat(cost.explain()).contains("[organisation]", "list 12.5 USD");
  }

  /** BerriAI/litellm#40016: prices of one's own that charge Anthropic's cache twice. */
  @Test
  void rates_chargeTheCacheOnce() {
    String file = "models: [{provider: anthropic, model: claude-opus-5, rates: {cache_read: 1}}]";
    Usage usage =
        Usage.builder()
            .add(UsageUnit.INPUT_TOKENS, 1_000_000)
            .add(UsageUnit.CACHE_READ_TOKENS, 800_000)
            .build();

    Cost cost = calculate(book(file), PriceQuery.of("anthropic", "claude-opus-5", AT), usage);

    assertThat(cost.total()).isEqualTo(Money.usd("1.8"));
  }

  @Test
  void rates_ofCodeLieOverThoseOfTheFile() {
    Agreement file =
        agreement(
            "models: [{provider: openai, model: gpt-4o, rates: {input: 2, output: 2}}]\n"
                + "deployments: [{provider: azure, name: d, model: gpt-4}]\n"
                + "adjustments: [{name: a, discount: 50%}]");
    Agreement code =
        agreement(
            "models: [{provider: openai, model: gpt-4o, rates: {input: 1}}]\n"
                + "deployments: [{provider: azure, name: d, model: gpt-4o}]\n"
                + "adjustments: [{name: b, markup: 10%}]");
    Agreement both = code.over(file);

    Cost cost =
        calculate(
            PriceBooks.agreed(PriceBooks.bundled(), both),
            PriceQuery.of("openai", "gpt-4o", AT),
            MILLIONS);

    assertThat(cost.total()).isEqualTo(Money.usd("1.65"));
    assertThat(cost.adjustments()).extracting(CostAdjustment::name).containsExactly("a", "b");
    assertThat(both.deployment("azure", "D"))
        .isNotNull()
        .satisfies(deployment -> assertThat(deployment.model()).isEqualTo("gpt-4o"));
  }

  @Test
  void rates_reachTheModelByItsDatedName() {
    Cost cost =
        cost(
            "models: [{provider: openai, model: gpt-4o, rates: {output: 1}}]", "gpt-4o-2024-08-06");

    assertThat(cost.total()).isEqualTo(Money.usd("3.5"));
  }

  @Test
  void rates_holdUnderTheirTermsOnly() {
    String file =
        """
        models:
          - provider: openai
            model: gpt-4o
            from: 2026-09-01T00:00:00Z
            to: 2026-11-01T00:00:00Z
            when: {tier: scale, input_above: 999, region: eu, hours: UTC 09:00-18:00}
            rates: {input: 1}
        """;
    PriceBook book = book(file);
    PriceQuery.Builder query =
        PriceQuery.builder("openai", "gpt-4o", AT).servedServiceTier("scale").region("eu");

    Cost inside = calculate(book, query.build(), Usage.ofTokens(1_000_000, 0));
    Cost outside = calculate(book, query.build(), Usage.ofTokens(999, 0));

    assertThat(inside.total()).isEqualTo(Money.usd("1"));
    assertThat(outside.total()).isEqualTo(Money.usd("0.0024975"));
  }

  @Test
  void models_ofItsOwnArePricedByTheirUnits() {
    String file =
        """
        models:
          - provider: self-hosted
            model: llama-4-70b
            aliases: [llama-4]
            rates:
              gpu_seconds: 0.0011
              requests: {amount: 3, per: 1000}
              acme.crawls: 0.5
            minimum: {gpu_seconds: 60}
        """;
    Usage usage =
        Usage.builder()
            .add(UsageUnit.GPU_SECONDS, 2_500)
            .add(UsageUnit.of("acme.crawls"), 2)
            .build();

    Cost cost = calculate(book(file), PriceQuery.of("self-hosted", "llama-4", AT), usage);

    assertThat(cost.total()).isEqualTo(Money.usd("1.069"));
    assertThat(cost.list()).isEqualTo(cost.total());
    assertThat(cost.match()).isEqualTo(Match.ALIAS);
  }

  @Test
  void free_isAnExplicitZero() {
    Cost cost = cost("models: [{provider: openai, model: gpt-4o, free: true}]", "gpt-4o");

    assertThat(cost.status()).isEqualTo(CostStatus.FREE);
    assertThat(cost.total()).isEqualTo(Money.usd("0"));
    assertThat(cost.list()).isEqualTo(Money.usd("12.5"));
  }

  @Test
  void discount_isTakenOffWhatItCovers() {
    Cost cost =
        cost("adjustments: [{name: EDP, discount: 12%, provider: openai, unit: output}]", "gpt-4o");

    assertThat(cost.total()).isEqualTo(Money.usd("11.3"));
    assertThat(cost.list()).isEqualTo(Money.usd("12.5"));
    assertThat(cost.adjustments()).containsExactly(new CostAdjustment("EDP", Money.usd("-1.2")));
    assertThat(cost.part(Category.OUTPUT)).isEqualTo(Money.usd("8.8"));
    assertThat(cost.explain()).contains("EDP: -1.2 USD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "provider: anthropic",
        "model: gpt-4.1",
        "unit: web_searches",
        "tier: flex",
        "deployment: chat",
        "to: 2026-10-01T12:00:00Z",
        "from: 2026-10-01T12:00:01Z"
      })
  void discount_leavesOtherCallsAlone(String term) {
    Cost cost = cost("adjustments: [{name: EDP, discount: 12%, " + term + "}]", "gpt-4o");

    assertThat(cost.total()).isEqualTo(Money.usd("12.5"));
    assertThat(cost.adjustments()).isEmpty();
  }

  @Test
  void adjustments_applyOneAfterTheOther() {
    Cost cost =
        cost(
            "adjustments: [{name: a, discount: 50%, model: gpt-4o}, {name: b, markup: 10%}]",
            "gpt-4o");

    assertThat(cost.total()).isEqualTo(Money.usd("6.875"));
    assertThat(cost.adjustments())
        .containsExactly(
            new CostAdjustment("a", Money.usd("-6.25")),
            new CostAdjustment("b", Money.usd("0.625")));
  }

  @Test
  void committed_costsNothingMoreButItsShareOfTheHour() {
    String file =
        """
        deployments:
          - {provider: azure, name: chat-prod, model: gpt-4o, scope: global}
        adjustments:
          - name: PTU
            deployment: chat-prod
            committed: {usd_per_hour: 36, tokens_per_hour: 72000000}
        """;
    PriceQuery.Builder query = PriceQuery.builder("azure", "chat-prod", AT);

    Cost covered = calculate(book(file), query.build(), MILLIONS);
    Cost spilled = calculate(book(file), query.condition("spillover", "true").build(), MILLIONS);

    assertThat(covered.total()).isEqualTo(Money.usd("1"));
    assertThat(covered.part(Category.OTHER)).isEqualTo(Money.usd("1"));
    assertThat(covered.list()).isEqualTo(Money.usd("12.5"));
    assertThat(covered.match()).isEqualTo(Match.ALIAS);
    assertThat(covered.explain()).contains("PTU: -12.5 USD", "PTU, share of the hour: +1 USD");
    assertThat(spilled.total()).isEqualTo(Money.usd("12.5"));
  }

  @Test
  void committed_isFreeWithoutAShare() {
    Cost cost = cost("adjustments: [{name: PTU, committed: {usd_per_hour: 36}}]", "gpt-4o");

    assertThat(cost.total()).isEqualTo(Money.usd("0"));
    assertThat(cost.status()).isEqualTo(CostStatus.FREE);
  }

  @Test
  void currency_convertsWhatIsPaidAndKeepsTheList() {
    Cost cost =
        cost("currency: EUR\nexchange_rates: {as_of: 2026-11-20, per_usd: {EUR: 0.9}}", "gpt-4o");

    assertThat(cost.total()).isEqualTo(Money.of("11.25", "EUR"));
    assertThat(cost.part(Category.INPUT)).isEqualTo(Money.of("2.25", "EUR"));
    assertThat(cost.list()).isEqualTo(Money.usd("12.5"));
    assertThat(cost.explain()).contains("at the exchange rates of 2026-11-20", "list 12.5 USD");
  }

  @Test
  void currency_convertsWhatTheProviderReported() {
    PriceBook book =
        book("currency: EUR\nexchange_rates: {as_of: 2026-11-20, per_usd: {EUR: 0.9}}");

    Cost cost =
        CostCalculator.create()
            .calculate(book, PriceQuery.of("openai", "gpt-4o", AT), MILLIONS, Money.usd("13.5"));

    assertThat(cost.total()).isEqualTo(Money.of("12.15", "EUR"));
    assertThat(cost.reported()).isEqualTo(Money.usd("13.5"));
    assertThat(cost.delta()).isEqualTo(Money.of("0.9", "EUR"));
    assertThat(cost.status()).isEqualTo(CostStatus.REPORTED);
  }

  @Test
  void currency_withoutItsRateIsSaid() {
    String file =
        """
        currency: EUR
        exchange_rates: {as_of: 2026-11-20, per_usd: {EUR: 0.9}}
        models:
          - {provider: acme, model: m, currency: CHF, rates: {input: 2}}
        """;

    Cost cost =
        calculate(
            book(file),
            PriceQuery.of("acme", "m", AT),
            MILLIONS.with(io.costintent.usage.UsageFlaw.PARTIAL));

    assertThat(cost.total()).isEqualTo(Money.of("2", "CHF"));
    assertThat(cost.reasons()).contains(CostReason.NOT_CONVERTED);
    assertThat(cost.status()).isEqualTo(CostStatus.ESTIMATED);
  }

  @Test
  void deployments_areNeverGuessed() {
    PriceBook book = book("deployments: [{provider: azure, name: A1, model: gpt-4o}]");
    PriceQuery.Builder chat = PriceQuery.builder("azure", "chat", AT).deployment("chat", false);
    PriceQuery.Builder a1 = PriceQuery.builder("azure", "a1", AT).deployment("a1", false);
    PriceQuery.Builder named =
        PriceQuery.builder("azure", "gpt-4o", AT).deployment("gpt-4o", false);

    Cost unknown = calculate(book, chat.build(), MILLIONS);
    Cost mapped = calculate(book, a1.build(), MILLIONS);
    Cost alike = calculate(book, named.build(), MILLIONS);

    assertThat(unknown.reasons()).containsExactly(CostReason.UNMAPPED_NAME);
    assertThat(unknown.total()).isNull();
    assertThat(mapped.reasons()).isEmpty();
    assertThat(mapped.sku()).isEqualTo("azure.ai.openai/gpt-4o");
    assertThat(alike.reasons()).containsExactly(CostReason.UNVERIFIED_MATCH);
  }

  @Test
  void shares_addUpToTheTotal() {
    String file =
        """
        currency: EUR
        exchange_rates: {as_of: 2026-11-20, per_usd: {EUR: 0.9173}}
        adjustments: [{name: x, discount: 3.33%}]
        """;

    Cost cost = calculate(book(file), PriceQuery.of("openai", "gpt-4o", AT), Usage.ofTokens(7, 3));

    Money sum = Arrays.stream(Category.values()).map(cost::part).reduce(Money::plus).orElseThrow();
    assertThat(sum).isEqualTo(cost.total());
    assertThat(cost.preciseAmount()).isEqualByComparingTo("0.000042120810725");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "adjustmens: []|x.yaml:1: adjustmens: unknown key (did you mean adjustments?)",
        "models: [{model: m, rates: {}}]|provider: not set",
        "models: [{provider: p, model: m}]|expected: beside it either rates or free",
        "models: [{provider: p, model: m, rates: {inptu: 1}}]|did you mean input?",
        "models: [{provider: p, model: m, rates: {input: -1}}]|-1 (expected: a decimal >= 0)",
        "models: [{provider: p, model: m, rates: {input: .nan}}]|(expected: a decimal >= 0)",
        "models: [{provider: p, model: m, rates: {Acme.x: 1}}]|a unit's name for a key",
        "models: [{provider: p, model: m, when: {moon: full}, rates: {}}]|moon: unknown key",
        "models: [{provider: p, model: m, when: {hours: noon}, rates: {}}]|zone and hours",
        "models: [{provider: p, model: m, when: {batch: false}, rates: {}}]|expected: true",
        "models: [{provider: p, model: m, aliases: [m], rates: {}}]|that no other entry has",
        "models: [{provider: p, model: m, free: false}]|expected: true",
        "models: [{provider: p, model: m, minimum: {input: 0}, rates: {}}]|a quantity > 0",
        "models: [{provider: p, model: m, currency: EURO, rates: {}}]|a currency code",
        "deployments: [{provider: p, name: d, model: m}, {provider: p, name: D, model: n}]|taken",
        "adjustments: [{name: a}]|one of discount, markup, free or committed",
        "adjustments: [{name: a, discount: 0.12}]|a percentage such as 12.5%",
        "adjustments: [{name: a, discount: 101%}]|at most 100%",
        "adjustments: [{name: a, markup: -1%}]|a percentage",
        "adjustments: [{name: a, free: true, unit: [inptu]}]|not inptu",
        "adjustments: [{name: a, free: true, from: 2026-01-01}]|an instant such as",
        "adjustments: [{name: a, committed: {usd_per_hour: -1}}]|a decimal >= 0",
        "adjustments: [{name: a, committed: {usd_per_hour: 1, tokens_per_hour: 0}}]|a decimal > 0",
        "currency: EUR|USD, or exchange_rates beside it",
        "{currency: EUR, exchange_rates: {as_of: 2026-11-20, per_usd: {CHF: 1}}}|exchange_rates",
        "{exchange_rates: {as_of: 2026-11-20, per_usd: {EUR: 0}}}|",
        "{currency: EUR, exchange_rates: {as_of: noon, per_usd: {EUR: 1}}}|a date such as"
      })
  void load_saysWhatIsWrongAndWhere(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), text + "\n");

    assertThatThrownBy(() -> OrganisationPrices.load(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("x.yaml:1")
        .hasMessageContaining(message == null ? "" : message);
  }

  private Cost cost(String file, String model) {
    return calculate(book(file), PriceQuery.of("openai", model, AT), MILLIONS);
  }

  private static Cost calculate(PriceBook book, PriceQuery query, Usage usage) {
    return CostCalculator.create().calculate(book, query, usage, null);
  }

  private PriceBook book(String text) {
    return PriceBooks.agreed(PriceBooks.bundled(), agreement(text));
  }

  private Agreement agreement(String text) {
    try {
      return OrganisationPrices.load(Files.writeString(folder.resolve("prices.yaml"), text));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
