/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import static io.costintent.otel.TestSdk.answer;
import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpansOfOthersTest {
  private static final CostIntent TRIAGE =
      CostIntent.builder().team("support").feature("triage").build();

  private final TestSdk test = new TestSdk();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void inferenceSpan_getsCostOnExport() {
    answer(test.chat().startSpan()).end();

    Attributes attributes = test.span("chat gpt-4o").getAttributes();
    assertThat(attributes.get(doubleKey("gen_ai.usage.cost.amount"))).isEqualTo(0.0035);
    assertThat(attributes.get(stringKey("gen_ai.usage.cost.currency"))).isEqualTo("USD");
    assertThat(attributes.get(stringKey("gen_ai.usage.cost.source"))).isEqualTo("local");
    assertThat(attributes.get(stringKey("costintent.cost.total"))).isEqualTo("0.0035");
    assertThat(attributes.get(doubleKey("costintent.cost.input"))).isEqualTo(0.0025);
    assertThat(attributes.get(doubleKey("costintent.cost.output"))).isEqualTo(0.001);
    assertThat(attributes.get(stringKey("costintent.cost.status"))).isEqualTo("exact");
    assertThat(attributes.get(stringKey("costintent.price.sku"))).isEqualTo("openai/gpt-4o");
  }

  @Test
  void inferenceSpan_isCountedOnce() {
    answer(test.chat().startSpan()).end();
    test.spans();

    assertThat(test.sum("costintent.cost")).isEqualTo(0.0035);
    assertThat(test.sum("costintent.tokens")).isEqualTo(1100);
    assertThat(test.sum("costintent.calls")).isEqualTo(1);
  }

  @Test
  void inferenceSpan_leavesTheConventionsMetricsToWhoeverMadeIt() {
    answer(test.chat().startSpan()).end();

    assertThat(test.metricNames())
        .contains("costintent.cost")
        .doesNotContain("gen_ai.client.token.usage", "gen_ai.client.operation.duration");
  }

  @Test
  void inferenceSpan_getsTheIntentOfItsStart() {
    Span span;
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      span = test.chat().startSpan();
    }
    answer(span).end();

    Attributes attributes = test.span("chat gpt-4o").getAttributes();
    assertThat(attributes.get(stringKey("costintent.team"))).isEqualTo("support");
    assertThat(attributes.get(stringKey("costintent.feature"))).isEqualTo("triage");
  }

  /** Micrometer's bridge writes attributes when the span ends. */
  @Test
  void spanThatTurnsOutToBeInference_getsTheIntentOfItsStart() {
    Span span;
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      span = test.tracer().spanBuilder("late").startSpan();
    }
    answer(span)
        .setAttribute("gen_ai.operation.name", "chat")
        .setAttribute("gen_ai.system", "openai")
        .setAttribute("gen_ai.request.model", "gpt-4o")
        .end();

    Attributes attributes = test.span("late").getAttributes();
    assertThat(attributes.get(stringKey("costintent.team"))).isEqualTo("support");
    assertThat(attributes.get(stringKey("costintent.cost.total"))).isEqualTo("0.0035");
  }

  @Test
  void otherSpans_stayAsTheyAre() {
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      test.tracer().spanBuilder("work").setAttribute("a", "b").startSpan().end();
    }

    assertThat(test.span("work").getAttributes().asMap())
        .isEqualTo(Attributes.of(stringKey("a"), "b").asMap());
  }

  @Test
  void unlistedModel_isUnpricedAndNotZero() {
    answer(test.chat().setAttribute("gen_ai.request.model", "gpt-99").startSpan()).end();

    Attributes attributes = test.span("chat gpt-4o").getAttributes();
    assertThat(attributes.get(stringKey("costintent.cost.status"))).isEqualTo("unpriced");
    assertThat(attributes.get(stringArrayKey("costintent.cost.reasons"))).contains("unknown_model");
    assertThat(attributes.get(doubleKey("gen_ai.usage.cost.amount"))).isNull();
    assertThat(attributes.get(stringKey("costintent.cost.total"))).isNull();
    assertThat(test.sum("costintent.calls")).isEqualTo(1);
  }

  @Test
  void spanWithoutUsage_isUnpriced() {
    test.chat().startSpan().end();

    Attributes attributes = test.span("chat gpt-4o").getAttributes();
    assertThat(attributes.get(stringArrayKey("costintent.cost.reasons")))
        .containsExactly("no_usage");
  }

  @Test
  void spanOfAFailedCall_isUnpricedForThatReason() {
    Span span = test.chat().startSpan();
    span.setStatus(StatusCode.ERROR);
    span.end();

    Attributes attributes = test.span("chat gpt-4o").getAttributes();
    assertThat(attributes.get(stringArrayKey("costintent.cost.reasons")))
        .containsExactly("provider_error");
  }

  @Test
  void spanThatNamesAnError_isUnpricedForThatReason() {
    test.chat().setAttribute("error.type", "timeout").startSpan().end();

    Attributes attributes = test.span("chat gpt-4o").getAttributes();
    assertThat(attributes.get(stringArrayKey("costintent.cost.reasons")))
        .containsExactly("provider_error");
  }

  @Test
  void usageOfZeros_isUnknown() {
    test.chat()
        .setAttribute("gen_ai.usage.input_tokens", 0)
        .setAttribute("gen_ai.usage.output_tokens", 0)
        .startSpan()
        .end();

    Attributes attributes = test.span("chat gpt-4o").getAttributes();
    assertThat(attributes.get(stringArrayKey("costintent.cost.reasons")))
        .containsExactly("all_zero_usage");
  }

  @Test
  void amountOfAnotherTool_isKeptAndNotCalculatedAnew() {
    answer(test.chat().setAttribute("llm.cost.total", 0.25).startSpan()).end();

    Attributes attributes = test.span("chat gpt-4o").getAttributes();
    assertThat(attributes.get(stringKey("costintent.cost.status"))).isEqualTo("reported");
    assertThat(attributes.get(stringKey("costintent.cost.total"))).isEqualTo("0.25");
    assertThat(attributes.get(stringKey("gen_ai.usage.cost.source"))).isEqualTo("local");
    assertThat(attributes.get(doubleKey("costintent.cost.delta"))).isEqualTo(0.2465);
    assertThat(attributes.get(doubleKey("llm.cost.total"))).isEqualTo(0.25);
  }

  @Test
  void zeroFromAnotherTool_isNoAmount() {
    answer(test.chat().setAttribute("gen_ai.usage.cost", 0.0).startSpan()).end();

    assertThat(test.span("chat gpt-4o").getAttributes().get(stringKey("costintent.cost.total")))
        .isEqualTo("0.0035");
  }

  @Test
  void amountOfTheConvention_isReported() {
    answer(
            test.chat()
                .setAttribute("gen_ai.usage.cost.amount", 0.004)
                .setAttribute("gen_ai.usage.cost.currency", "EUR")
                .setAttribute("gen_ai.usage.cost.source", "provider")
                .startSpan())
        .end();

    Attributes attributes = test.span("chat gpt-4o").getAttributes();
    assertThat(attributes.get(stringKey("costintent.cost.status"))).isEqualTo("reported");
    assertThat(attributes.get(stringKey("costintent.cost.total"))).isEqualTo("0.004");
    assertThat(attributes.get(stringKey("gen_ai.usage.cost.currency"))).isEqualTo("EUR");
    assertThat(test.sum("costintent.cost.eur")).isEqualTo(0.004);
  }

  @Test
  void amountOfTheConventionWithoutASource_getsNone() {
    answer(
            test.chat()
                .setAttribute("gen_ai.usage.cost.amount", 0.004)
                .setAttribute("gen_ai.usage.cost.currency", "USD")
                .startSpan())
        .end();

    Attributes attributes = test.span("chat gpt-4o").getAttributes();
    assertThat(attributes.get(stringKey("costintent.cost.total"))).isEqualTo("0.004");
    assertThat(attributes.get(stringKey("gen_ai.usage.cost.source"))).isNull();
  }

  @Test
  void amountWithoutCurrency_isLeftAlone() {
    answer(test.chat().setAttribute("gen_ai.usage.cost.amount", 0.004).startSpan()).end();

    Attributes attributes = test.span("chat gpt-4o").getAttributes();
    assertThat(attributes.get(stringKey("costintent.cost.status"))).isNull();
    assertThat(test.sum("costintent.cost")).isZero();
  }

  @Test
  void agentSpan_isNotBilledButSaysWhatCallsBelowCost() {
    Span agent =
        test.tracer()
            .spanBuilder("agent")
            .setAttribute("gen_ai.operation.name", "invoke_agent")
            .setAttribute("gen_ai.usage.input_tokens", 2000)
            .setAttribute("gen_ai.usage.output_tokens", 200)
            .startSpan();
    Context below = Context.root().with(agent);
    answer(test.chat().setParent(below).startSpan()).end();
    answer(test.chat().setParent(below).startSpan()).updateName("second").end();
    agent.end();

    Attributes attributes = test.span("agent").getAttributes();
    assertThat(attributes.get(doubleKey("costintent.cost.inclusive"))).isEqualTo(0.007);
    assertThat(attributes.get(stringKey("costintent.cost.status"))).isNull();
    assertThat(test.sum("costintent.cost")).isEqualTo(0.007);
  }

  @Test
  void inclusiveCost_goesUpThroughEveryLocalSpan() {
    Span server = test.tracer().spanBuilder("POST /reply").setSpanKind(SpanKind.SERVER).startSpan();
    Span work =
        test.tracer().spanBuilder("work").setParent(Context.root().with(server)).startSpan();
    answer(test.chat().setParent(Context.root().with(work)).startSpan()).end();
    work.end();
    server.end();

    assertThat(inclusive("work")).isEqualTo(0.0035);
    assertThat(inclusive("POST /reply")).isEqualTo(0.0035);
    assertThat(inclusive("chat gpt-4o")).isNull();
  }

  private Double inclusive(String name) {
    return test.span(name).getAttributes().get(doubleKey("costintent.cost.inclusive"));
  }

  @Test
  void frameworkSpanAroundAClientsSpan_isNotBilledAgain() {
    Span framework = test.chat().startSpan();
    framework.updateName("framework");
    answer(test.chat().setParent(Context.root().with(framework)).startSpan())
        .setAttribute("gen_ai.response.id", "r-1")
        .end();
    answer(framework).setAttribute("gen_ai.response.id", "r-1").end();

    assertThat(test.span("chat gpt-4o").getAttributes().get(stringKey("costintent.cost.total")))
        .isEqualTo("0.0035");
    Attributes outer = test.span("framework").getAttributes();
    assertThat(outer.get(stringKey("costintent.cost.status"))).isNull();
    assertThat(outer.get(doubleKey("costintent.cost.inclusive"))).isEqualTo(0.0035);
    assertThat(test.sum("costintent.cost")).isEqualTo(0.0035);
  }

  @Test
  void inferenceSpanAroundAnotherResponse_isBilledToo() {
    Span outer = test.chat().startSpan();
    outer.updateName("outer");
    answer(test.chat().setParent(Context.root().with(outer)).startSpan())
        .setAttribute("gen_ai.response.id", "inner")
        .end();
    answer(outer).setAttribute("gen_ai.response.id", "outer").end();

    assertThat(test.span("outer").getAttributes().get(stringKey("costintent.cost.total")))
        .isEqualTo("0.0035");
    assertThat(test.sum("costintent.cost")).isEqualTo(0.007);
  }

  @Test
  void attributesOfTheOtherInstrumentation_stay() {
    SpanBuilder span =
        test.chat()
            .setAttribute("gen_ai.usage.input_tokens", "10")
            .setAttribute("gen_ai.usage.cache_read.input_tokens", "100")
            .setAttribute("gen_ai.usage.output_tokens", "1")
            .setAttribute(booleanKey("custom"), true);
    span.startSpan().end();

    Attributes attributes = test.span("chat gpt-4o").getAttributes();
    assertThat(attributes.get(stringKey("gen_ai.usage.input_tokens"))).isEqualTo("10");
    assertThat(attributes.get(longKey("gen_ai.usage.input_tokens"))).isNull();
    assertThat(attributes.get(booleanKey("custom"))).isTrue();
    // 10 at 2.50, 100 at 1.25, 1 at 10 per million
    assertThat(attributes.get(stringKey("costintent.cost.total"))).isEqualTo("0.00016");
  }
}
