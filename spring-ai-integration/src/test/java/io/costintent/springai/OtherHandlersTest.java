/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static io.costintent.springai.Harness.costOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.money.Money;
import io.costintent.testkit.conformance.Sample;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.model.observation.ModelObservationContext;

/** Observation is shared: what others do in it does not cost us a record, nor ours them a call. */
class OtherHandlersTest {
  @RegisterExtension final Harness harness = new Harness();

  /** A handler with a bug. */
  private static final class Broken implements ObservationHandler<Observation.Context> {
    @Override
    public boolean supportsContext(Observation.Context context) {
      return context instanceof ModelObservationContext;
    }

    @Override
    public void onStop(Observation.Context context) {
      throw new IllegalStateException("at stop");
    }
  }

  @Test
  void handlerThatThrowsAtTheEnd_losesNoRecord() {
    harness.simulator().enqueue(Sample.openAi().reply());
    Application application = harness.openAi(parts -> parts.bean(Broken.class, new Broken()));

    Throwable thrown = catchThrowable(() -> application.chatModel().call(Harness.question()));

    assertThat(thrown).hasMessage("at stop"); // which is what Micrometer makes of it
    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(costOf(record).total()).isEqualTo(Money.usd("0.003"));
  }

  @Test
  void filterOfAnother_seesTheContextAsItWas() {
    harness.simulator().enqueue(Sample.openAi().reply());
    ObservationFilter filter = context -> context.put("seen", true);
    Application application = harness.openAi(parts -> parts.bean(ObservationFilter.class, filter));

    application.chatModel().call(Harness.question());

    assertThat(costOf(harness.takeRecord()).total()).isEqualTo(Money.usd("0.003"));
  }
}
