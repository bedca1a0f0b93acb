/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
  @Test
  void coloured_onATerminalOnly() {
    assertThat(surroundings(Map.of(), true).coloured()).isTrue();
    assertThat(surroundings(Map.of(), false).coloured()).isFalse();
  }

  @Test
  void coloured_notWhereColoursAreRefusedOrUnknown() {
    assertThat(surroundings(Map.of("NO_COLOR", "1"), true).coloured()).isFalse();
    assertThat(surroundings(Map.of("TERM", "dumb"), true).coloured()).isFalse();
  }

  @Test
  void coloured_whereNoColorIsEmpty() {
    assertThat(surroundings(Map.of("NO_COLOR", ""), true).coloured()).isTrue();
  }

  @Test
  void process_hasItsEnvironmentAndTheTimeInUtc() {
    Surroundings process = Surroundings.ofProcess();

    assertThat(process.variables()).isEqualTo(System.getenv());
    assertThat(process.clock().getZone().getId()).isEqualTo("Z");
  }

  private static Surroundings surroundings(Map<String, String> variables, boolean terminal) {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return new Surroundings(nowhere, nowhere, variables, Clock.systemUTC(), terminal);
  }
}
