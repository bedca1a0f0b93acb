/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortkeyReaderTest {
  @TempDir Path folder;
  private final SourceNotes notes = new SourceNotes();

  @Test
  void cents_becomeDollars() throws IOException {
    Quote quote =
        read(
            "{'pricing_config':{'pay_as_you_go':{'request_token':{'price':0.0003},"
                + "'response_token':{'price':0.0015},'additional_units':{"
                + "'cache_write_1h':{'price':0.0006},'megapixels':{'price':5},"
                + "'web_search':{'price':1},'web_search_low_context':{'price':0.5}}},"
                + "'batch_config':{'request_token':{'price':0.00015}}}}");

    assertThat(quote.cards())
        .extracting(card -> card.when() + " " + card.rates())
        .containsExactly(
            "{} {in=3, out=15, write1h=6, pixout=0.05, web=10}",
            "{\"batch\":true} {in=1.5}",
            "{\"context_size\":\"low\"} {requests=5}");
  }

  @Test
  void matrix_isRegionTierAndSize() throws IOException {
    Quote quote =
        read(
            "{'pricing_config':{'pay_as_you_go':{'request_token':{'price':0.0002}}},"
                + "'custom_pricing':{'regions':{'us,eu':{'execution_modes':{'priority':{"
                + "'context_tiers':{'gt-272k':{'pricing_config':{'pay_as_you_go':{"
                + "'request_token':{'price':0.0004}}}},'lte-272k':{'pricing_config':{"
                + "'pay_as_you_go':{'request_token':{'price':0.0003}}}}}},"
                + "'fast':{'pricing_config':{'pay_as_you_go':{'request_token':{'price':0.001}}}}}}}}}");

    assertThat(quote.cards())
        .extracting(card -> card.when() + " " + card.rates())
        .contains(
            "{} {in=2}",
            "{\"region\":[\"us\",\"eu\"],\"tier\":\"priority\"} {in=3}",
            "{\"input>=\":272000,\"region\":[\"us\",\"eu\"],\"tier\":\"priority\"} {in=4}");
    assertThat(notes.quarantined()).isEmpty();
  }

  @Test
  void images_areByQualityAndSize() throws IOException {
    Quote quote =
        read(
            "{'pricing_config':{'pay_as_you_go':{'image':{'default':{'default':{'price':4}},"
                + "'hd':{'1024x1024':{'price':8}}},"
                + "'additional_units':{'video_duration_seconds_720_1280':{'price':10}}}}}");

    assertThat(quote.cards())
        .extracting(card -> card.when() + " " + card.rates())
        .containsExactly(
            "{} {pictures=0.04}",
            "{\"resolution\":\"720x1280\"} {video=0.1}",
            "{\"quality\":\"hd\",\"size\":\"1024x1024\"} {pictures=0.08}");
  }

  @Test
  void unknownKeys_areReportedAndFormulasLeftOut() throws IOException {
    read(
        "{'surprise':{},'pricing_config':{'calculate':{},'pay_as_you_go':{"
            + "'smell_token':{'price':1},'routing_units':{'price':0.001},"
            + "'request_token':{'price':'?'}}},'custom_pricing':{'regions':{'default':{"
            + "'execution_modes':{'warp':{'context_tiers':{'odd':{}}}}}}}}");

    assertThat(notes.unknownKeys())
        .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
        .containsExactlyInAnyOrder("surprise", "smell_token", "warp", "odd");
    assertThat(notes.notMapped()).hasSize(2);
    assertThat(notes.quarantined()).hasSize(1);
  }

  private Quote read(String model) throws IOException {
    Files.writeString(
        folder.resolve("anthropic.json"), ("{'default':{},'m':" + model + "}").replace('\'', '"'));
    List<Quote> quotes = PortkeyReader.read(folder, notes);
    assertThat(quotes).hasSize(1);
    return quotes.get(0);
  }
}
