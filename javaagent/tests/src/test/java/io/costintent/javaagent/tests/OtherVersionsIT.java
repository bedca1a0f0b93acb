/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds with SDKs that are older: a call is billed once, or left alone, and which of the two
 * is in the table of the README. Runs in modules of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherVersionsIT {
  private Run run;

  static List<Door> doors() {
    return Doors.all();
  }

  @BeforeAll
  void start() throws IOException, InterruptedException {
    run = Run.of("versions", doors(), process -> process.agent(Agents.distribution()));
    SeenTable.write(run, doors());
  }

  @ParameterizedTest
  @MethodSource("doors")
  void call_isBilledOnceOrLeftAlone(Door door) {
    assertThat(Seen.of(run, door)).as(run.told(door.model())).isNotEqualTo(Seen.BROKEN);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void deniedCall_throwsWhereCallsAreSeen(Door door) {
    Seen seen = Seen.of(run, door);
    boolean denied = seen == Seen.RECORDED || seen == Seen.ENRICHED;

    assertThat(run.told(door.deniedModel()).contains("ModelNotApprovedException"))
        .isEqualTo(denied);
    assertThat(run.requests(door.deniedModel())).hasSize(seen == Seen.SKIPPED ? 1 : 0);
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
