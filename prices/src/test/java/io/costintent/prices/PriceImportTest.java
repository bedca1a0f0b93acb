/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.prices.book.BookFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceImportTest {
  @TempDir Path sources;
  @TempDir Path book;

  @Test
  void into_mergesWritesAndPacks() throws IOException {
    liteLlm("2026-08-01", "0.000001");
    Files.writeString(
        sources.resolve("genai_2026-09-23.json"),
        "[{\"id\":\"openai\",\"models\":[{\"id\":\"gpt-x\",\"prices\":{\"input_mtok\":1}}]}]");
    Files.createDirectory(sources.resolve("portkey_2026-08-21"));
    Files.writeString(
        sources.resolve("portkey_2026-08-21/openai.json"),
        "{\"gpt-x\":{\"pricing_config\":{\"pay_as_you_go\":{\"request_token\":{\"price\":0.0002},"
            + "\"spell\":{\"price\":1}}}}}");

    ImportResult result = PriceImport.ofFolder(sources).into(book);
    BookFolder.write(result.book(), book);

    assertThat(result.book().version()).isEqualTo("2026.09.23-1");
    assertThat(Files.readString(book.resolve("openai.json")))
        .contains("\"gpt-x\":{\"cards\":[", "{\"rates\":{\"in\":1}", "\"disputed\":[\"portkey\"]");
    assertThat(Files.readString(book.resolve("book.json"))).contains("\"sha256\":\"");
    assertThat(result.reportText())
        .contains(
            "| openai/gpt-x | in: genai 1, litellm 1, portkey 2 -> genai |",
            "openai.json: /gpt-x: unknown key spell",
            "| litellm | 1 | 1 (100.00 %) | 1 | 1 (100.00 %) |");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    PriceBookFolder.pack(book, packed);
    assertThat(packed.size()).isPositive();
  }

  @Test
  void into_changesNothingTheSecondTime() throws IOException {
    liteLlm("2026-08-01", "0.000001");
    ImportResult first = PriceImport.ofFolder(sources).into(book);
    BookFolder.write(first.book(), book);
    String before = Files.readString(book.resolve("openai.json"));

    ImportResult second = PriceImport.ofFolder(sources).into(book);
    BookFolder.write(second.book(), book);

    assertThat(second.report().changes()).isEmpty();
    assertThat(second.book().version()).isEqualTo(first.book().version());
    assertThat(Files.readString(book.resolve("openai.json"))).isEqualTo(before);
  }

  @Test
  void into_appendsWhatIsNewerAndCountsAnotherVersionOfTheDay() throws IOException {
    liteLlm("2026-08-01", "0.000001");
    BookFolder.write(PriceImport.ofFolder(sources).into(book).book(), book);

    liteLlm("2026-08-01", "0.000003");
    ImportResult corrected = PriceImport.ofFolder(sources).into(book);
    liteLlm("2026-09-01", "0.000002");
    ImportResult newer = PriceImport.ofFolder(sources).into(book);

    assertThat(corrected.book().version()).isEqualTo("2026.08.01-2");
    assertThat(newer.book().version()).isEqualTo("2026.09.01-1");
    assertThat(newer.book().provider("openai").models().get("gpt-x").cards())
        .extracting(card -> card.from() + " " + card.to() + " " + card.rates())
        .containsExactly("null 2026-09-01T00:00:00Z {in=1}", "2026-09-01T00:00:00Z null {in=2}");
  }

  @Test
  void into_refusesWhatIsOlderThanTheBook() throws IOException {
    liteLlm("2026-08-01", "0.000001");
    BookFolder.write(PriceImport.ofFolder(sources).into(book).book(), book);
    Path older = sources.resolve("litellm_2026-07-01.json");
    Files.move(sources.resolve("litellm_2026-08-01.json"), older);

    assertThatThrownBy(() -> PriceImport.create().liteLlm(older).into(book))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected: not before the book, 2026-08-01");
  }

  @Test
  void into_needsASourceWithADay() throws IOException {
    Path dateless = sources.resolve("prices.json");
    Files.writeString(dateless, "[]");

    assertThatThrownBy(() -> PriceImport.create().into(book)).hasMessageContaining("none");
    assertThatThrownBy(() -> PriceImport.create().genai(dateless).into(book))
        .hasMessageContaining("prices.json (expected: a name that ends in its day");
    assertThatThrownBy(() -> PriceImport.create().portkey(sources).into(book))
        .hasMessageContaining("expected: a name that ends in its day");
  }

  private void liteLlm(String day, String price) throws IOException {
    Files.writeString(
        sources.resolve("litellm_" + day + ".json"),
        "{\"gpt-x\":{\"litellm_provider\":\"openai\",\"input_cost_per_token\":" + price + "}}");
  }
}
