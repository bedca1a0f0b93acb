/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import static io.costintent.otel.TestSdk.answer;
import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OwnCallsTest {
  private static final ModelRequest CHAT = ModelRequest.chat("openai", "gpt-4o");
  private static final CostIntent TRIAGE =
      CostIntent.builder().team("support").feature("triage").build();

  private static String call(CostTracking tracking) {
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      return tracking.call(CHAT, () -> "r-1", TestSdk::response);
    }
  }

  private static Map<String, Object> exported(SpanLimits limits, boolean wrap) {
    try (TestSdk test = new TestSdk(limits, wrap)) {
      call(test.tracking);
      SpanData span = test.span("chat gpt-4o");
      assertThat(span.getEvents()).isEmpty();
      assertThat(span.getTotalRecordedEvents()).isZero();
      assertThat(span.getTotalAttributeCount()).isEqualTo(span.getAttributes().size());
      return byName(span.getAttributes());
    }
  }

  private static Map<String, Object> byName(Attributes attributes) {
    Map<String, Object> map = new TreeMap<>();
    attributes.forEach((key, value) -> map.put(key.getKey() + ' ' + key.getType(), value));
    return map;
  }

  @Test
  void attributesBuiltAtExport_areThoseWrittenInTheCall() {
    Map<String, Object> deferred = exported(SpanLimits.getDefault(), true);
    Map<String, Object> direct = exported(SpanLimits.getDefault(), false);

    assertThat(deferred)
        .isEqualTo(direct)
        .containsEntry("costintent.cost.total STRING", "0.0035")
        .containsEntry("costintent.team STRING", "support")
        .containsEntry("costintent.attempt LONG", 1L);
  }

  @Test
  void attributesBuiltAtExport_areThereUnderLimitsOfLength() {
    Map<String, Object> attributes =
        exported(SpanLimits.builder().setMaxAttributeValueLength(5).build(), true);

    assertThat(attributes)
        .containsEntry("gen_ai.usage.cost.amount DOUBLE", 0.0035)
        .containsEntry("costintent.team STRING", "suppo");
  }

  @Test
  void attributesBuiltAtExport_areThereUnderLimitsOfNumber() {
    SpanLimits limits =
        SpanLimits.builder().setMaxNumberOfAttributes(8).setMaxNumberOfEvents(1).build();

    Map<String, Object> attributes = exported(limits, true);

    assertThat(attributes)
        .containsEntry("gen_ai.usage.cost.amount DOUBLE", 0.0035)
        .containsEntry("costintent.feature STRING", "triage");
  }

  @Test
  void eventsOfOthers_stayOnTheSpan() {
    try (TestSdk test = new TestSdk()) {
      test.tracking.call(
          CHAT,
          () -> {
            Span.current().addEvent("mine");
            return "r-1";
          },
          TestSdk::response);

      SpanData span = test.span("chat gpt-4o");
      assertThat(span.getEvents()).extracting(event -> event.getName()).containsExactly("mine");
      assertThat(span.getTotalRecordedEvents()).isEqualTo(1);
    }
  }

  @Test
  void spanOfAnotherInstrumentationInside_isCoveredByTheCall() {
    try (TestSdk test = new TestSdk()) {
      test.tracking.call(
          CHAT,
          () -> {
            Span inner = test.chat().startSpan();
            inner.updateName("inner");
            answer(inner).setAttribute("gen_ai.response.id", "r-1").end();
            return "r-1";
          },
          TestSdk::response);

      Attributes inner = test.span("inner").getAttributes();
      assertThat(inner.get(stringKey("costintent.cost.status"))).isNull();
      assertThat(inner.get(booleanKey("costintent.covered"))).isNull();
      assertThat(cost(test, "chat gpt-4o")).isEqualTo(0.0035);
      assertThat(test.sum("costintent.cost")).isEqualTo(0.0035);
      assertThat(test.sum("costintent.calls")).isEqualTo(1);
    }
  }

  @Test
  void spanOfAnotherInstrumentationAround_getsTheCostOfTheCall() {
    try (TestSdk test = new TestSdk()) {
      Span outer = test.chat().startSpan();
      try (Scope ignored = outer.makeCurrent()) {
        call(test.tracking);
      }
      answer(outer).end();

      assertThat(test.spans()).hasSize(1);
      assertThat(cost(test, "chat gpt-4o")).isEqualTo(0.0035);
      assertThat(attribute(test, "chat gpt-4o", stringKey("costintent.team"))).isEqualTo("support");
      assertThat(test.sum("costintent.cost")).isEqualTo(0.0035);
    }
  }

  @Test
  void spanOfAnotherInstrumentationWithIntentAround_carriesTheCallToItsExporter() {
    try (TestSdk test = new TestSdk();
        Scope intent = IntentContext.open(CostIntent.builder().feature("triage").build())) {
      Span outer = test.chat().startSpan();
      outer.updateName("outer");
      try (Scope ignored = outer.makeCurrent()) {
        test.tracking.call(CHAT, () -> "r-1", TestSdk::response);
        test.tracking.call(CHAT, () -> "r-2", TestSdk::response);
      }
      boolean written =
          ((ReadableSpan) outer).getAttribute(stringKey("costintent.cost.total")) != null;
      outer.setAttribute("gen_ai.usage.input_tokens", 7L).end();

      assertThat(written).isFalse();
      SpanData exported = test.span("outer");
      assertThat(exported.getEvents()).isEmpty();
      assertThat(byName(exported.getAttributes()))
          .containsEntry("gen_ai.usage.cost.amount DOUBLE", 0.0035)
          .containsEntry("costintent.cost.total STRING", "0.0035")
          .containsEntry("costintent.feature STRING", "triage")
          .containsEntry("gen_ai.usage.input_tokens LONG", 7L)
          .doesNotContainKeys("costintent.carries BOOLEAN", "costintent.covered BOOLEAN");
      assertThat(cost(test, "chat gpt-4o")).isEqualTo(0.0035);
      assertThat(test.sum("costintent.cost")).isEqualTo(0.007);
    }
  }

  /** Micrometer's bridge writes attributes when the span ends, after the call inside. */
  @Test
  void spanThatTurnsOutToBeInferenceAroundACall_isNotBilledAgain() {
    try (TestSdk test = new TestSdk()) {
      Span outer = test.tracer().spanBuilder("late").startSpan();
      try (Scope ignored = outer.makeCurrent()) {
        call(test.tracking);
      }
      answer(outer)
          .setAttribute("gen_ai.operation.name", "chat")
          .setAttribute("gen_ai.request.model", "gpt-4o")
          .end();

      assertThat(cost(test, "chat gpt-4o")).isEqualTo(0.0035);
      assertThat(cost(test, "late")).isNull();
      assertThat(attribute(test, "late", doubleKey("costintent.cost.inclusive"))).isEqualTo(0.0035);
      assertThat(test.sum("costintent.cost")).isEqualTo(0.0035);
    }
  }

  /** As in an agent, where the application's own tracking has called. */
  @Test
  void spanOfOthersBelowACallOfTrackingThatIsNotKnownHere_isNotBilledAgain() {
    try (TestSdk test = new TestSdk()) {
      Span unknown = test.sdk.getTracer("io.costintent").spanBuilder("theirs").startSpan();
      try (Scope ignored = unknown.makeCurrent()) {
        answer(test.chat().startSpan()).end();
      }
      unknown.end();

      assertThat(cost(test, "chat gpt-4o")).isNull();
      assertThat(test.sum("costintent.cost")).isZero();
    }
  }

  @Test
  void secondCallInsideASpanOfOthers_getsASpanOfItsOwn() {
    try (TestSdk test = new TestSdk()) {
      Span outer = test.chat().startSpan();
      outer.updateName("outer");
      try (Scope ignored = outer.makeCurrent()) {
        test.tracking.call(CHAT, () -> "r-1", TestSdk::response);
        test.tracking.call(CHAT, () -> "r-2", TestSdk::response);
      }
      outer.end();

      assertThat(cost(test, "outer")).isEqualTo(0.0035);
      assertThat(cost(test, "chat gpt-4o")).isEqualTo(0.0035);
    }
  }

  @Test
  void callInsideACoveredSpan_getsASpanOfItsOwn() {
    try (TestSdk test = new TestSdk()) {
      test.tracking.call(
          ModelRequest.chat("openai", "framework"),
          () -> {
            Span covered = test.chat().startSpan();
            covered.updateName("covered");
            try (Scope ignored = covered.makeCurrent()) {
              return test.tracking.call(CHAT, () -> "r-1", TestSdk::response);
            } finally {
              covered.end();
            }
          },
          TestSdk::response);

      assertThat(cost(test, "chat gpt-4o")).isEqualTo(0.0035);
      assertThat(cost(test, "covered")).isNull();
      assertThat(test.sum("costintent.cost")).isEqualTo(0.0035);
    }
  }

  @Test
  void retriesBelowOneSpan_areAttemptsThatAddUp() {
    try (TestSdk test = new TestSdk()) {
      Span work = test.tracer().spanBuilder("work").startSpan();
      try (Scope ignored = work.makeCurrent()) {
        test.tracking.call(CHAT, () -> "r-1", TestSdk::response);
        test.tracking.call(CHAT, () -> "r-2", TestSdk::response);
      }
      work.end();

      assertThat(attribute(test, "work", doubleKey("costintent.cost.inclusive"))).isEqualTo(0.007);
      assertThat(attribute(test, "work", longKey("costintent.attempt"))).isNull();
    }
  }

  @Test
  void callAroundACall_saysWhatItContainsOnce() {
    try (TestSdk test = new TestSdk()) {
      test.tracking.call(
          ModelRequest.chat("openai", "framework"),
          () -> test.tracking.call(CHAT, () -> "r-1", TestSdk::response),
          TestSdk::response);

      assertThat(cost(test, "chat gpt-4o")).isEqualTo(0.0035);
      assertThat(cost(test, "chat framework")).isNull();
      assertThat(attribute(test, "chat framework", doubleKey("costintent.cost.inclusive")))
          .isEqualTo(0.0035);
    }
  }

  private static Double cost(TestSdk test, String span) {
    return attribute(test, span, doubleKey("gen_ai.usage.cost.amount"));
  }

  private static <T> T attribute(TestSdk test, String span, AttributeKey<T> key) {
    return test.span(span).getAttributes().get(key);
  }
}
