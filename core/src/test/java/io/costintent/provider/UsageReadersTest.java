/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UsageReadersTest {
  static List<UsageReader> readers() {
    return List.copyOf(UsageReaders.all());
  }

  /** Images and transcriptions look like text to a reader that does not know what was asked. */
  static List<String> bodies() {
    return Bodies.NAMES.stream()
        .filter(name -> !name.matches(".*(images|transcriptions)"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("readers")
  void byName_findsEveryReader(UsageReader reader) {
    assertThat(UsageReaders.byName(reader.name())).isSameAs(reader);
    assertThat(UsageReaders.forCall(null, reader.name()).name()).isEqualTo(reader.name());
    assertThat(reader).hasToString(reader.name());
  }

  @Test
  void byName_ofAnUnknownShapeIsNull() {
    assertThat(UsageReaders.byName("smoke.signals")).isNull();
  }

  @Test
  void forCall_readsTheProvidersMeaning() {
    String body = "{'usage':{'prompt_tokens':1,'completion_tokens':1,'cost':0.5}}";

    assertThat(
            UsageReaders.forCall("openrouter", "openai.chat")
                .read(Bodies.parse(body))
                .reportedCost())
        .isEqualTo(Money.usd("0.5"));
  }

  @Test
  void forCall_ofAnUnknownShapeTellsItByTheBody() {
    ResponseFacts facts =
        UsageReaders.forCall("anthropic", "smoke.signals")
            .read(Bodies.json("anthropic--anthropic.messages"));

    assertThat(facts).isEqualTo(Bodies.read("anthropic--anthropic.messages"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void any_readsWhatTheNamedReaderReads(String name) {
    String provider = name.split("--", 2)[0];

    ResponseFacts facts = UsageReaders.forCall(provider, "any").read(Bodies.json(name));

    assertThat(facts.usage()).isEqualTo(Bodies.read(name).usage());
  }

  @ParameterizedTest
  @MethodSource("readers")
  void read_ofNoObjectIsUnknown(UsageReader reader) {
    assertThat(reader.read(Bodies.parse("null"))).isEqualTo(ResponseFacts.unknown());
    assertThat(reader.read(Bodies.parse("[1]"))).isEqualTo(ResponseFacts.unknown());
    assertThat(reader.read(Bodies.parse("{}"))).isEqualTo(ResponseFacts.unknown());
    assertThat(reader.readUsage(Bodies.parse("null"))).isEqualTo(ResponseFacts.unknown());
    assertThat(reader.stream().facts()).isEqualTo(ResponseFacts.unknown());
    assertThat(reader.stream().complete()).isFalse();
  }
}
