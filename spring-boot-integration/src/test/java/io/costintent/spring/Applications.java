/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring;

import io.costintent.CostTracking;
import io.costintent.call.CallListener;
import io.costintent.call.CallRecord;
import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.costintent.provider.ResponseFacts;
import io.costintent.spring.actuate.CostIntentActuatorAutoConfiguration;
import io.costintent.spring.context.IntentContextAutoConfiguration;
import io.costintent.spring.intent.CostIntendedAutoConfiguration;
import io.costintent.spring.metrics.CostIntentMetricsAutoConfiguration;
import io.costintent.spring.otel.CostSpansAutoConfiguration;
import io.costintent.spring.web.RoutesAutoConfiguration;
import io.costintent.usage.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfigurations;

/** What the applications of these tests have in common. */
public final class Applications {
  /** Everything that this library configures. */
  public static final AutoConfigurations OURS =
      AutoConfigurations.of(
          CostIntentAutoConfiguration.class,
          CostIntentActuatorAutoConfiguration.class,
          IntentContextAutoConfiguration.class,
          CostIntendedAutoConfiguration.class,
          CostIntentMetricsAutoConfiguration.class,
          CostSpansAutoConfiguration.class,
          RoutesAutoConfiguration.class);

  /** Makes a call of gpt-4o that takes 1,000 input tokens and 100 output tokens: 0.0035 dollars. */
  public static String call(CostTracking tracking) {
    return call(tracking, "gpt-4o");
  }

  /** Makes such a call of another model. */
  public static String call(CostTracking tracking, String model) {
    return tracking.call(
        ModelRequest.chat("openai", model),
        () -> "answer",
        answer -> ResponseFacts.builder().model(model).usage(Usage.ofTokens(1000, 100)).build());
  }

  /** Keeps what it hears. */
  public static final class Recorded implements CallListener {
    private final List<CallRecord> records = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void onEnd(CallRecord record) {
      records.add(record);
    }

    /** The records so far. */
    public List<CallRecord> records() {
      return List.copyOf(records);
    }

    /** The intents of the records so far. */
    public List<CostIntent> intents() {
      return records().stream().map(CallRecord::intent).toList();
    }
  }

  /** Returns a team, refined. */
  public static CostIntent team(String team) {
    return CostIntent.builder().team(team).build();
  }

  /** Returns the intent that is current on this thread. */
  public static CostIntent current() {
    return IntentContext.current();
  }

  private Applications() {}
}
