/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.call.ModelRequest;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import io.costintent.policy.CallDeniedException;
import io.costintent.policy.Decision;
import io.costintent.propagation.IntentContext;
import io.costintent.provider.ResponseFacts;
import io.costintent.telemetry.CostAttributes;
import io.costintent.telemetry.GenAiAttributes;
import io.costintent.testkit.simulator.RecordedRequest;
import io.costintent.testkit.simulator.Reply;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every door to a model must do, however its responses arrive.
 *
 * <p>A subclass opens the door and says what its endpoint answers, nothing else.
 *
 * @param <D> the kind of door
 * @since 0.1
 */
public abstract class ModelCallConformance<D extends ModelDoor> extends BudgetedCallConformance<D> {
  private static final AttributeKey<String> TEAM = AttributeKey.stringKey("costintent.team");
  private static final AttributeKey<Double> AMOUNT = GenAiAttributes.USAGE_COST_AMOUNT;

  /** Whether the client tells the adapter which host it calls. */
  protected boolean tellsServer() {
    return true;
  }

  /**
   * Whether calls have spans of our own; else we write on those of another instrumentation, which
   * gives them their kind and describes endings on them as it likes.
   */
  protected boolean ownsSpans() {
    return true;
  }

  /**
   * Fails unless a record has the error that the client threw: the very same object, except for an
   * adapter that works below where the client makes its exceptions.
   */
  protected void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    assertThat(recorded).isSameAs(thrown);
  }

  @Test
  void call_recordsUsageAndExactCost() throws Throwable {
    simulator().enqueue(answer().reply());

    String text = open().call(MODEL, PROMPT);

    assertThat(text).isEqualTo(answer().text());
    CallRecord record = telemetry().takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(record.request().provider()).isEqualTo(answer().provider());
    assertThat(record.request().operation()).isEqualTo(answer().operation());
    assertThat(record.model()).isEqualTo(MODEL);
    assertThat(record.attempt()).isEqualTo(1);
    answer().usage().forEach((unit, quantity) -> assertQuantity(record, unit, quantity));
    assertThat(costOf(record).status()).isEqualTo(CostStatus.EXACT);
    assertThat(costOf(record).total()).isEqualTo(Money.usd(answer().cost()));
    telemetry().takeSpan();
  }

  private static void assertQuantity(CallRecord record, UsageUnit unit, long quantity) {
    assertThat(requireNonNull(record.usage()).quantity(unit))
        .as(unit.toString())
        .isEqualTo(quantity);
  }

  @Test
  void call_leavesOneSpan() throws Throwable {
    simulator().enqueue(answer().reply());
    D door = open();

    try (Scope ignored = IntentContext.open(INTENT)) {
      door.call(MODEL, PROMPT);
    }

    SpanData span = telemetry().takeSpan();
    assertThat(span.getName()).isEqualTo(answer().operation() + " " + MODEL);
    if (ownsSpans()) {
      assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
      assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }
    assertThat(span.getAttributes().asMap())
        .containsEntry(GenAiAttributes.PROVIDER_NAME, answer().provider())
        .containsEntry(GenAiAttributes.REQUEST_MODEL, MODEL)
        .containsEntry(GenAiAttributes.RESPONSE_MODEL, MODEL)
        .containsEntry(GenAiAttributes.USAGE_COST_CURRENCY, "USD")
        .containsEntry(GenAiAttributes.USAGE_COST_SOURCE, "local")
        .containsEntry(AMOUNT, Double.valueOf(answer().cost()))
        .containsEntry(CostAttributes.COST_TOTAL, answer().cost())
        .containsEntry(CostAttributes.COST_STATUS, "exact")
        .containsEntry(TEAM, "support-desk");
    assertThat(span.getAttributes().get(GenAiAttributes.USAGE_INPUT_TOKENS))
        .isEqualTo(answer().usage().get(UsageUnit.INPUT_TOKENS));
    telemetry().takeRecord();
  }

  @Test
  void span_namesTheServer() throws Throwable {
    assumeTrue(tellsServer(), "the client does not tell which host it calls");
    simulator().enqueue(answer().reply());

    open().call(MODEL, PROMPT);

    assertThat(telemetry().takeSpan().getAttributes().asMap())
        .containsEntry(GenAiAttributes.SERVER_ADDRESS, simulator().baseUrl().getHost())
        .containsEntry(GenAiAttributes.SERVER_PORT, (long) simulator().baseUrl().getPort());
    telemetry().takeRecord();
  }

  @Test
  void call_isCounted() throws Throwable {
    simulator().enqueue(answer().reply());
    D door = open();
    double failuresBefore = telemetry().sum("costintent.failures");

    door.call(MODEL, PROMPT);

    assertThat(telemetry().sum("costintent.cost")).isEqualTo(Double.parseDouble(answer().cost()));
    assertThat(telemetry().sum("costintent.calls", CostAttributes.COST_STATUS, "exact"))
        .isEqualTo(1);
    assertThat(telemetry().sum("costintent.failures")).isEqualTo(failuresBefore);
    telemetry().takeAll();
  }

  @Test
  void call_isCountedWhenItsSpanIsNotSampled() throws Throwable {
    recordWith(RecordedTelemetry.unsampled());
    simulator().enqueue(answer().reply());

    open().call(MODEL, PROMPT);

    assertThat(telemetry().sum("costintent.cost")).isEqualTo(Double.parseDouble(answer().cost()));
    assertThat(costOf(telemetry().takeRecord()).total()).isEqualTo(Money.usd(answer().cost()));
  }

  @Test
  void intent_isThatOfTheCallingThread() throws Throwable {
    simulator().enqueue(answer().reply());
    D door = open();
    OtherThread thread = new OtherThread();

    try (Scope ignored = IntentContext.open(INTENT)) {
      thread.run(IntentContext.wrap(() -> thread.attempt(() -> door.call(MODEL, PROMPT))));
    }

    assertThat(telemetry().takeRecord().intent()).isEqualTo(INTENT);
    telemetry().takeSpan();
  }

  @Test
  void intent_neverLeavesInHeaders() throws Throwable {
    simulator().enqueue(answer().reply());
    D door = open();

    try (Scope ignored = IntentContext.open(INTENT)) {
      door.call(MODEL, PROMPT);
    }

    RecordedRequest request = simulator().requests().get(0);
    assertThat(request.header("baggage")).isEmpty();
    assertThat(request.headers().toString().toLowerCase(Locale.ROOT))
        .doesNotContain("costintent", "support-desk", "ticket-triage");
    telemetry().takeAll();
  }

  @Test
  void providerError_isTheSameObject() {
    simulator().enqueue(Reply.error(400));
    D door = open();

    Throwable thrown = catchThrowable(() -> door.call(MODEL, PROMPT));

    CallRecord record = telemetry().takeRecord();
    assertThat(record.error()).isNotNull();
    assertError(record.error(), thrown);
    assertThat(record.ending()).isEqualTo(CallEnding.FAILED);
    assertThat(costOf(record).status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(costOf(record).reasons()).containsExactly(CostReason.PROVIDER_ERROR);
    SpanData span = telemetry().takeSpan();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    if (ownsSpans()) {
      assertThat(span.getAttributes().get(GenAiAttributes.ERROR_TYPE))
          .isEqualTo(requireNonNull(record.error()).getClass().getName());
    }
    assertThat(span.getAttributes().get(AMOUNT)).isNull();
  }

  @Test
  void lostConnection_isTheSameObject() {
    simulator().enqueue(Reply.disconnected());
    D door = open();

    Throwable thrown = catchThrowable(() -> door.call(MODEL, PROMPT));

    CallRecord record = telemetry().takeRecord();
    assertThat(record.error()).isNotNull();
    assertError(record.error(), thrown);
    assertThat(record.ending()).isEqualTo(CallEnding.FAILED);
    telemetry().takeSpan();
  }

  @Test
  void listener_mayThrow() throws Throwable {
    assertUnharmedBy(new BrokenListener(Failing.BROKEN));
  }

  @Test
  void listener_mayLackAMethod() throws Throwable {
    assertUnharmedBy(new BrokenListener(Failing.OUTDATED));
  }

  private void assertUnharmedBy(BrokenListener listener) throws Throwable {
    assertUnharmed(parts -> parts.listener(listener));
    assertThat(listener.calls()).isEqualTo(2);
  }

  @Test
  void policy_mayThrow() throws Throwable {
    assertUnharmed(parts -> parts.policy(ScriptedPolicy.failing(Failing.BROKEN)));
  }

  @Test
  void policy_mayLackAMethod() throws Throwable {
    assertUnharmed(parts -> parts.policy(ScriptedPolicy.failing(Failing.OUTDATED)));
  }

  private void assertUnharmed(UnaryOperator<CostTrackingBuilder> parts) throws Throwable {
    simulator().enqueue(answer().reply());
    D door = open(tracking(parts));

    String text = door.call(MODEL, PROMPT);

    assertThat(text).isEqualTo(answer().text());
    assertThat(costOf(telemetry().takeRecord()).total()).isEqualTo(Money.usd(answer().cost()));
    telemetry().takeSpan();
  }

  @Test
  void priceBook_mayThrow() throws Throwable {
    simulator().enqueue(answer().reply());
    BrokenPriceBook book = new BrokenPriceBook();
    D door = open(tracking(parts -> parts.priceBook(book)));

    String text = door.call(MODEL, PROMPT);

    assertThat(text).isEqualTo(answer().text());
    assertThat(book.asked()).isEqualTo(1);
    assertThat(costOf(telemetry().takeRecord()).reasons())
        .containsExactly(CostReason.INTERNAL_ERROR);
    telemetry().takeSpan();
  }

  @Test
  void unlistedModel_isUnpricedAndCounted() throws Throwable {
    simulator().enqueue(answer().reply());

    open().call("nobody-lists-this", PROMPT);

    CallRecord record = telemetry().takeRecord();
    assertThat(costOf(record).status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(costOf(record).reasons()).containsExactly(CostReason.UNKNOWN_MODEL);
    Map<AttributeKey<?>, Object> attributes = telemetry().takeSpan().getAttributes().asMap();
    assertThat(attributes).doesNotContainKeys(AMOUNT, CostAttributes.COST_TOTAL);
    assertThat(attributes).containsEntry(CostAttributes.COST_STATUS, "unpriced");
    assertThat(telemetry().sum("costintent.calls", CostAttributes.COST_STATUS, "unpriced"))
        .isEqualTo(1);
    assertThat(telemetry().sum("costintent.cost")).isZero();
  }

  @Test
  void deniedCall_isNotSent() {
    assumeTrue(denies(), "the adapter cannot hold a call back");
    CallDeniedException denial = new CallDeniedException("budget", "spent");
    D door =
        open(tracking(parts -> parts.policy(ScriptedPolicy.deciding(new Decision.Deny(denial)))));

    Throwable thrown = catchThrowable(() -> door.call(MODEL, PROMPT));

    assertThat(thrown).isSameAs(denial);
    assertThat(simulator().requests()).isEmpty();
    CallRecord record = telemetry().takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.DENIED);
    assertThat(record.cost()).isNull();
    telemetry().takeSpan();
  }

  @Test
  void degradedCall_asksForTheOtherModel() throws Throwable {
    assumeTrue(changesModel(), "the adapter cannot change the model");
    simulator().enqueue(answer().reply());
    Decision other = new Decision.Degrade(ConformancePrices.OTHER_MODEL, "budget is low");
    D door = open(tracking(parts -> parts.policy(ScriptedPolicy.deciding(other))));

    door.call(MODEL, PROMPT);

    assertThat(simulator().requests().get(0).model()).isEqualTo(ConformancePrices.OTHER_MODEL);
    CallRecord record = telemetry().takeRecord();
    assertThat(record.model()).isEqualTo(ConformancePrices.OTHER_MODEL);
    assertThat(costOf(record).total()).isEqualTo(Money.usd(answer().cost()));
    telemetry().takeSpan();
  }

  @Test
  void nestedLayers_billOnce() throws Throwable {
    simulator().enqueue(answer().reply());
    CostTracking tracking = tracking();
    D door = open(tracking);

    tracking.call(
        ModelRequest.chat("framework", MODEL), () -> door.call(MODEL, PROMPT), this::outerFacts);

    List<CallRecord> records = telemetry().takeRecords();
    assertThat(records).extracting(CallRecord::isBilled).containsExactly(true, false);
    assertThat(records.get(1).inclusiveCost()).isEqualTo(Money.usd(answer().cost()));
    assertThat(telemetry().sum("costintent.cost")).isEqualTo(Double.parseDouble(answer().cost()));
    List<SpanData> spans = telemetry().takeSpans();
    assertThat(spans.get(0).getParentSpanId()).isEqualTo(spans.get(1).getSpanId());
    assertThat(spans.get(1).getAttributes().asMap())
        .containsEntry(CostAttributes.COST_INCLUSIVE, Double.valueOf(answer().cost()))
        .doesNotContainKey(AMOUNT);
  }

  /** What a layer above sees of the same response: its usage, not its id. */
  private ResponseFacts outerFacts(String text) {
    Usage usage = Usage.ofTokens(1000, 100);
    return ResponseFacts.builder().model(MODEL).usage(usage).build();
  }

  @Test
  void retries_areAttemptsOfOneCall() throws Throwable {
    simulator().enqueue(Reply.error(500), answer().reply());
    CostTracking tracking = tracking();
    D door = open(tracking);

    tracking.call(
        ModelRequest.chat("framework", MODEL),
        () -> {
          assertThat(catchThrowable(() -> door.call(MODEL, PROMPT))).isNotNull();
          return door.call(MODEL, PROMPT);
        },
        text -> null);

    List<CallRecord> records = telemetry().takeRecords();
    assertThat(records)
        .extracting(CallRecord::ending)
        .containsExactly(CallEnding.FAILED, CallEnding.COMPLETED, CallEnding.COMPLETED);
    assertThat(records).extracting(CallRecord::attempt).containsExactly(1, 2, 1);
    assertThat(records.get(2).isBilled()).isFalse();
    assertThat(records.get(2).inclusiveCost()).isEqualTo(Money.usd(answer().cost()));
    assertThat(telemetry().takeSpans()).hasSize(3);
  }

  @Test
  void identicalCalls_stayApart() throws Throwable {
    simulator().when(request -> true, answer().reply());
    D door = open();

    Crowd.of(100).each(() -> door.call(MODEL, PROMPT));

    List<CallRecord> records = telemetry().takeRecords();
    assertThat(records).hasSize(100).allMatch(CallRecord::isBilled);
    assertThat(records)
        .extracting(record -> record.intent().value(IntentKey.TENANT))
        .containsExactlyInAnyOrderElementsOf(Crowd.of(100).tenants());
    assertThat(records)
        .allSatisfy(
            record -> assertThat(costOf(record).total()).isEqualTo(Money.usd(answer().cost())));
    assertThat(telemetry().takeSpans()).hasSize(100);
  }

  @Test
  void recordedData_hasNoContent() throws Throwable {
    assumeTrue(ownsSpans(), "errors on the spans of others quote the provider");
    Reply error = Reply.builder().error(400, "invalid_request_error", "no " + PROMPT).build();
    simulator().enqueue(answer().reply(), error);
    D door = open();

    door.call(MODEL, PROMPT);
    assertThat(catchThrowable(() -> door.call(MODEL, PROMPT))).isNotNull();

    assertThat(simulator().requests().get(0).bodyText()).contains(PROMPT);
    String recorded =
        telemetry().takeRecords() + " " + telemetry().takeSpans() + " " + telemetry().metrics();
    assertThat(recorded).contains(MODEL).doesNotContain(PROMPT, "herons", "quince", "sk-");
  }
}
