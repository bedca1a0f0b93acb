/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.prices.book.BookDocument;
import io.costintent.prices.book.BookFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceCheckTest {
  @TempDir Path folder;

  @BeforeEach
  void header() throws IOException {
    BookFolder.write(new BookDocument("test", "1", null), folder);
    String header = Files.readString(folder.resolve("book.json"));
    Files.writeString(
        folder.resolve("book.json"),
        header.replace(
            "\"sources\":{", "\"sources\":{\"s\":{\"name\":\"s\",\"retrieved\":\"2026-01-01\"}"));
  }

  @Test
  void soundBook_hasNoProblems() throws IOException {
    assertThat(check("'m':{'rates':{'in':1}},'n':{'aka':['o'],'rates':{'in':0}}")).isEmpty();
  }

  @Test
  void negativeAndAbsurdRates_areErrorsWithFileAndLine() throws IOException {
    assertThat(check("'m':{'cards':[\n{'rates':{'in':-1}},\n{'rates':{'out':4000}}]}"))
        .contains(
            "p.json:4: error: m: in -1 is negative",
            "p.json:5: error: m: out 4000 is beyond any price");
  }

  @Test
  void noNumber_isAnError() throws IOException {
    assertThat(check("'m':{'cards':[\n{'rates':{'in':'NaN'}}]}"))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("p.json:4: error: "));
  }

  @Test
  void overlap_isAnError() throws IOException {
    assertThat(
            check(
                "'m':{'cards':[\n{'to':'2026-02-01T00:00:00Z','rates':{'in':1}},\n"
                    + "{'from':'2026-01-01T00:00:00Z','rates':{'in':2}}]}"))
        .containsExactly("p.json:5: error: m: {} in overlaps the card of line 4");
  }

  @Test
  void gap_isAnError() throws IOException {
    assertThat(
            check(
                "'m':{'cards':[\n{'to':'2026-01-01T00:00:00Z','rates':{'in':1}},\n"
                    + "{'from':'2026-02-01T00:00:00Z','rates':{'in':2}}]}"))
        .containsExactly(
            "p.json:5: error: m: {} in has no price from 2026-01-01T00:00:00Z"
                + " to 2026-02-01T00:00:00Z");
  }

  @Test
  void nameOfTwoModels_isAnError() throws IOException {
    assertThat(check("'m':{'aka':['x'],'rates':{'in':1}},\n'n':{'aka':['x'],'rates':{'in':2}}"))
        .contains("p.json:4: error: n: name x means m already");
  }

  @Test
  void moveToAnUnknownModel_isAnError() throws IOException {
    assertThat(check("'m':{'rates':{'in':1}}},\n'latest':{'m-latest':{'':'gone'}"))
        .anyMatch(line -> line.contains("m-latest: moves to gone"));
  }

  @Test
  void editionWithoutTheTiersOfItsFamily_isAWarning() throws IOException {
    // BerriAI/litellm#37046: billed at the standard tier in silence
    assertThat(
            check(
                "'m':{'cards':[{'rates':{'in':2,'out':8}},"
                    + "{'when':{'tier':'priority'},'rates':{'in':4}}]},\n"
                    + "'m-2026-01-01':{'rates':{'in':2,'out':8}}"))
        .containsExactly("p.json:4: warning: m-2026-01-01: lacks [{\"tier\":\"priority\"}] of m");
  }

  @Test
  void unknownConditions_areReported() throws IOException {
    assertThat(
            check("'m':{'cards':[{'rates':{'in':1}},{'when':{'moon':'full'},'rates':{'in':2}}]}"))
        .containsExactly("p.json:1: error: 1 cards with conditions that are not known");
  }

  @Test
  void unknownKeys_areReportedAsTheLibraryWould() throws IOException {
    assertThat(check("'m':{'cards':[\n{'rates':{'in':1},'color':'red'}]}"))
        .hasSize(1)
        .allMatch(line -> line.startsWith("p.json:4: error: ") && line.contains("color"));
  }

  private List<String> check(String models) throws IOException {
    String text = "{\"providers\":{\n'p':{'source':'s','models':{\n" + models + "}}}}\n";
    Files.writeString(folder.resolve("p.json"), text.replace('\'', '"'));
    return PriceCheck.of(folder).stream().map(PriceProblem::toString).toList();
  }
}
