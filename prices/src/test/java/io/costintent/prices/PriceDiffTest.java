/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PriceDiffTest {
  @Test
  void of_saysWhatCameWentAndChanged() {
    PriceBook before = book("'a':{'rates':{'in':2.5,'out':10}},'gone':{'rates':{'in':1}}");
    PriceBook after =
        book(
            "'a':{'cards':[{'rates':{'in':2,'read':0.2}},"
                + "{'when':{'tier':'flex'},'rates':{'in':1}}]},'new':{'rates':{'in':1}}");

    PriceDiff diff = PriceDiff.of(before, after);

    assertThat(diff.added()).containsExactly("p/new");
    assertThat(diff.removed()).containsExactly("p/gone");
    assertThat(diff.changed())
        .extracting(PriceDiff.Change::toString)
        .containsExactly(
            "p/a cache_read_tokens: none -> 0.20 USD per 1M",
            "p/a input_tokens: 2.50 USD per 1M -> 2.00 USD per 1M (-20.0 %)",
            "p/a input_tokens tier=flex: none -> 1.00 USD per 1M",
            "p/a output_tokens: 10.00 USD per 1M -> none");
    assertThat(diff.isEmpty()).isFalse();
  }

  @Test
  void of_hasNoPercentageFromNothing() {
    PriceDiff diff = PriceDiff.of(book("'a':{'rates':{'in':0}}"), book("'a':{'rates':{'in':2}}"));

    assertThat(diff.changed().get(0).percent()).isNull();
  }

  @Test
  void of_findsNothingInTheSameBook() {
    PriceBook book = book("'a':{'rates':{'in':2.5}}");

    assertThat(PriceDiff.of(book, book).isEmpty()).isTrue();
  }

  static PriceBook book(String models) {
    String json =
        "{'schema':1,'id':'b','version':'1','sources':{'s':{'name':'s','retrieved':'2026-01-01'}},"
            + "'units':{'in':'input_tokens/1000000','out':'output_tokens/1000000',"
            + "'read':'cache_read_tokens/1000000'},"
            + "'providers':{'p':{'source':'s','models':{"
            + models
            + "}}}}";
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return PriceBooks.read(new ByteArrayInputStream(bytes), "b.json");
  }
}
