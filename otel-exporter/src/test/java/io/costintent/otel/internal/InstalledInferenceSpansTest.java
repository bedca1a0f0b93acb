/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.telemetry.InferenceSpans;
import io.opentelemetry.api.trace.Span;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class InstalledInferenceSpansTest {
  @Test
  void tracking_findsItAndIsToldNothingOfASpanThatIsNotRecorded() {
    InferenceSpans found = ServiceLoader.load(InferenceSpans.class).findFirst().orElseThrow();

    assertThat(found).isInstanceOf(InstalledInferenceSpans.class);
    assertThat(found.isOpenInference(Span.getInvalid())).isFalse();
    assertThat(found.unpacksCarriedAttributes(Span.getInvalid())).isFalse();
  }
}
