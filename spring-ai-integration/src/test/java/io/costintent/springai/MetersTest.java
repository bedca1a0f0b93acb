/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.Sample;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.context.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Spring AI's own meters gain the intent that has few values, and no other (B4.1). */
class MetersTest {
  private static final CostIntent INTENT =
      CostIntent.builder().team("wetlands").feature("counting").tenant("reserve-7").build();

  @RegisterExtension final Harness harness = new Harness();
  private final MeterRegistry meters = new SimpleMeterRegistry();

  private Application application() {
    return harness.openAi(parts -> parts.bean(MeterRegistry.class, meters));
  }

  @Test
  void tokens_areCountedByTeam() {
    harness.simulator().enqueue(Sample.openAi().reply());
    Application application = application();

    try (Scope ignored = IntentContext.open(INTENT)) {
      application.chatModel().call(Harness.question());
    }

    assertThat(
            meters
                .get("gen_ai.client.token.usage")
                .tags("costintent.team", "wetlands", "costintent.feature", "counting")
                .tag("gen_ai.token.type", "input")
                .counter()
                .count())
        .isEqualTo(1000);
    harness.takeRecord();
  }

  @Test
  void operations_areTimedByTeam() {
    harness.simulator().enqueue(Sample.openAi().reply());
    Application application = application();

    try (Scope ignored = IntentContext.open(INTENT)) {
      application.chatClient().prompt(Harness.question()).call().content();
    }

    assertThat(
            meters
                .get("gen_ai.client.operation")
                .tag("gen_ai.operation.name", "chat")
                .tag("costintent.team", "wetlands")
                .timer()
                .count())
        .isEqualTo(1);
    harness.takeRecord();
  }

  @Test
  void unboundedIntent_isNoTag() {
    harness.simulator().enqueue(Sample.openAi().reply());
    Application application = application();

    try (Scope ignored = IntentContext.open(INTENT)) {
      application.chatModel().call(Harness.question());
    }

    assertThat(meters.getMeters())
        .flatExtracting(meter -> meter.getId().getTags())
        .extracting(Tag::getKey)
        .contains("costintent.team")
        .doesNotContain("costintent.tenant", "costintent.owner", "costintent.outcome.id");
    harness.takeRecord();
  }

  /** Prometheus refuses a series whose labels differ from those of the first one of its name. */
  @Test
  void seriesWithAndWithoutIntent_haveTheSameTags() {
    harness.simulator().enqueue(Sample.openAi().reply(), Sample.openAi().reply());
    Application application = application();

    application.chatModel().call(Harness.question());
    try (Scope ignored = IntentContext.open(INTENT)) {
      application.chatModel().call(Harness.question());
    }

    List<List<String>> keys =
        meters.getMeters().stream()
            .map(Meter::getId)
            .filter(id -> id.getName().equals("gen_ai.client.token.usage"))
            .map(id -> id.getTags().stream().map(Tag::getKey).toList())
            .toList();
    assertThat(keys).hasSize(6).containsOnly(keys.get(0));
    harness.takeRecords();
  }
}
