/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.propagation.ContextPropagators;
import org.junit.jupiter.api.Test;

class GlobalTelemetryTest {
  private final OpenTelemetry older = OpenTelemetry.propagating(ContextPropagators.noop());

  @Test
  void get_withoutTheNewerMethodTheOlderOneIsAsked() {
    OpenTelemetry got =
        GlobalTelemetry.get(
            () -> {
              throw new NoSuchMethodError("getOrNoop");
            },
            () -> older);

    assertThat(got).isSameAs(older);
  }

  @Test
  void get_isThereWhereNobodySetOne() {
    assertThat(GlobalTelemetry.get()).isNotNull();
  }
}
