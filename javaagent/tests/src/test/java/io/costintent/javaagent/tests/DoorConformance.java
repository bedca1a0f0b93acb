/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.testkit.otlp.ReceivedSpan;
import io.costintent.usage.UsageUnit;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every door, however the agent came into the process. One process for all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DoorConformance {
  private Run run;

  /** Runs the program. */
  abstract Run run() throws IOException, InterruptedException;

  /** The doors that have to be seen. */
  List<Door> doors() {
    return Doors.all();
  }

  @BeforeAll
  final void start() throws IOException, InterruptedException {
    run = run();
  }

  final Run seen() {
    return run;
  }

  @ParameterizedTest
  @MethodSource("doors")
  void call_returnsWhatTheProviderAnswered(Door door) {
    assertThat(run.outcome(door.model())).as(run.detail(door.model())).isEqualTo("answered");
    assertThat(run.detail(door.model())).isEqualTo(door.sample().text());
  }

  @ParameterizedTest
  @MethodSource("doors")
  void call_isBilledOnce(Door door) {
    assertThat(run.requests(door.model())).hasSize(1);
    assertThat(run.billed(door.model())).hasSize(1);
    assertThat(run.counted(door.model())).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void span_saysWhoWhyAndHowMuch(Door door) {
    ReceivedSpan span = run.billed(door.model()).get(0);

    assertThat(span.kind()).isEqualTo("CLIENT");
    assertThat(span.attribute("gen_ai.operation.name")).isEqualTo(door.sample().operation());
    assertThat(span.attribute("gen_ai.provider.name")).isEqualTo(door.sample().provider());
    assertThat(span.attribute("costintent.team")).isEqualTo("herons");
    assertThat(span.attribute("costintent.purpose")).isEqualTo("production");
    assertThat(span.attribute("costintent.cost.total")).isEqualTo(door.sample().cost());
    assertThat(span.attribute("gen_ai.usage.cost.amount"))
        .isEqualTo(Double.valueOf(door.sample().cost()));
    assertThat(span.attribute("gen_ai.usage.cost.currency")).isEqualTo("USD");
    assertThat(span.attribute("gen_ai.usage.cost.source")).isEqualTo("local");
    assertThat(span.attribute("costintent.cost.status")).isEqualTo("exact");
    assertThat(span.attribute("costintent.attempt")).isEqualTo(1L);
    assertThat(span.attribute("gen_ai.usage.input_tokens"))
        .isEqualTo(door.sample().usage().get(UsageUnit.INPUT_TOKENS));
  }

  @ParameterizedTest
  @MethodSource("doors")
  void deniedCall_throwsBeforeTheRequest(Door door) {
    assertThat(run.outcome(door.deniedModel())).isEqualTo("thrown");
    assertThat(run.detail(door.deniedModel())).contains("ModelNotApprovedException");
    assertThat(run.requests(door.deniedModel())).isEmpty();
    assertThat(run.billed(door.deniedModel())).isEmpty();
  }

  @Test
  void requests_areThoseThatAreBilled() {
    assertThat(run.requests()).hasSize(doors().size());
  }

  @Test
  void headers_tellTheProviderNothing() {
    assertThat(run.requests())
        .allSatisfy(request -> {
          assertThat(request.header("baggage")).isEmpty();
          assertThat(request.headers().toString().toLowerCase(Locale.ROOT))
              .doesNotContain("herons.team", "costintent");
        });
  }

  @Test
  void log_hasNoAdviceThatFailed() {
    assertThat(run.failures()).isEmpty();
  }

  @Test
  void program_ends() {
    assertThat(run.ended().status()).isZero();
  }
}
