/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.cost.CostCalculator;
import io.costintent.cost.CostStatus;
import io.costintent.pricing.PriceBooks;
import io.costintent.usage.UsageUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PriceCaseTest {
  private static final String GPT_4O = "'id':'a','provider':'openai','model':'gpt-4o',";

  @Test
  void evaluate_usesTheBookWithoutRates() {
    CaseResult result =
        evaluate("{" + GPT_4O + "'usage':{'input_tokens':1000,'output_tokens':500}}");

    assertThat(result)
        .hasToString(
            json(
                "{'id':'a','cost_usd':'0.0075','status':'exact','reasons':[],'lines':["
                    + "{'unit':'input_tokens','quantity':'1000','rate':'2.5','per':1000000,"
                    + "'amount':'0.0025'},{'unit':'output_tokens','quantity':'500','rate':'10',"
                    + "'per':1000000,'amount':'0.005'}],'match':'exact'}"));
  }

  @ParameterizedTest
  @MethodSource("notations")
  void evaluate_usesRatesOfItsOwn(String rates, String usage, String expected) {
    CaseResult result =
        evaluate("{'provider':'x','model':'y','rates':" + rates + ",'usage':" + usage + "}");

    assertThat(result.toJson().get("cost_usd").asText()).isEqualTo(expected);
    assertThat(result.usedOwnRates()).isTrue();
  }

  static Stream<Arguments> notations() {
    return Stream.of(
        Arguments.argumentSet(
            "per million with tiers",
            "{'input_mtok':{'base':3,'tiers':[{'start':200000,'price':6}]},'requests_kcount':5}",
            "{'input_tokens':200001}",
            "1.205006"),
        Arguments.argumentSet(
            "pixels, pages and hours",
            "{'input_gpixels':2,'input_document_kpages':3,'audio_hours':0.36}",
            "{'input_pixels':1000000,'input_document_pages':2,'audio_seconds':2.5}",
            "0.00825"),
        Arguments.argumentSet(
            "LiteLLM's keys, as texts",
            "{'input_cost_per_token':'0.000001','input_cost_per_image':'0.5',"
                + "'cache_creation_input_token_cost_above_1hr':'0.000004'}",
            "{'prompt_tokens':10,'prompt_tokens_details':{'cache_creation_tokens':4,"
                + "'cache_creation_token_details':{'1h':4}},'completion_tokens':0}",
            "0.000022"),
        Arguments.argumentSet(
            "plain words with one threshold",
            "{'input':'2','input_above':'5','threshold_gt':100,'output':null}",
            "{'prompt_tokens':101}",
            "505"));
  }

  @Test
  void evaluate_takesFromTheBookWhatRatesLeaveOut() {
    CaseResult result =
        evaluate(
            "{'provider':'groq','model':'whisper-large-v3','rates':{'audio_hours':0.36},"
                + "'usage':{'audio_seconds':1}}");

    assertThat(result.toJson().at("/lines/0/billed_quantity").asText()).isEqualTo("10");
    assertThat(result.toJson().get("cost_usd").asText()).isEqualTo("0.001");
  }

  @Test
  void evaluate_readsTermsOfTheCall() {
    CaseResult result =
        evaluate(
            "{'provider':'p','model':'m','service_tier':'flex','rates':{'input_cost_per_token':2,"
                + "'input_cost_per_token_flex':1},'usage':{'prompt_tokens':3,'completion_tokens':0}}");

    assertThat(result.toJson().get("cost_usd").asText()).isEqualTo("3");
  }

  @Test
  void evaluate_believesTheProvider() {
    CaseResult result =
        evaluate("{'provider':'xai','model':'grok-4','usage':{'cost_in_usd_ticks':1950}}");

    assertThat(result.cost().status()).isEqualTo(CostStatus.REPORTED);
    assertThat(result.toJson().get("cost_usd").asText()).isEqualTo("0.000000195");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{'input_tokens':5,'cache_read_input_tokens':10,'cache_creation_input_tokens':20}|35",
        "{'inputTokens':1000,'cacheReadInputTokens':1000,'outputTokens':2}|2000",
        "{'prompt_tokens':616,'prompt_tokens_details':{'cached_tokens':615}}|616",
        "{'gen_ai.usage.input_tokens':7,'gen_ai.usage.cache_read.input_tokens':6}|7"
      })
  void usage_isATotalWhateverTheConvention(String usage, long input) {
    PriceCase read = PriceCase.parse(json("{" + GPT_4O + "'usage':" + usage + "}"));

    assertThat(read.usage().quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(input);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{'model':'m','usage':{}}|provider: missing",
        "{'provider':'p','model':1,'usage':{}}|model: missing",
        "{'provider':'p','model':'m'}|usage: missing",
        "{'provider':'p','model':'m','timestamp':'noon','usage':{}}|timestamp: noon",
        "{'provider':'p','model':'m','price_date':'2026','usage':{}}|price_date: 2026",
        "{'provider':|not JSON"
      })
  void parse_saysWhatIsWrong(String line, String message) {
    assertThatThrownBy(() -> PriceCase.parse(json(line)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void evaluate_refusesRatesThatAreNone() {
    PriceCase wrong =
        PriceCase.parse(
            json(
                "{'provider':'p','model':'m','rates':{'input_mtok':'x'},'usage':{'input_tokens':1}}"));

    assertThatThrownBy(() -> wrong.evaluate(PriceBooks.bundled(), CostCalculator.create()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rates: \"x\" (expected: a decimal)");
  }

  @Test
  void failed_isALineLikeOthers() {
    String line = CaseResult.failed("7", "not JSON").toString();

    assertThat(line)
        .isEqualTo(
            json(
                "{'id':'7','cost_usd':null,'status':'unpriced','reasons':['invalid_case'],"
                    + "'error':'not JSON','lines':[],'match':'none'}"));
  }

  private static CaseResult evaluate(String line) {
    return PriceCase.parse(json(line)).evaluate(PriceBooks.bundled(), CostCalculator.create());
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
