/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static io.costintent.call.Recorded.CHAT;
import static io.costintent.call.Recorded.STREAM;
import static io.costintent.call.Recorded.response;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.cost.Cost;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.policy.CallDeniedException;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.Decision;
import io.costintent.policy.PlannedCall;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceLookup;
import io.costintent.pricing.PriceQuery;
import io.costintent.propagation.IntentContext;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelCallHandlerTest {
  private static final CostIntent TRIAGE =
      CostIntent.builder().team("support").feature("triage").build();

  private final Recorded recorded = new Recorded();
  private final ModelCallHandler handler = recorded.builder().build();

  private CallRecord record() {
    return recorded.only();
  }

  private Cost cost() {
    return requireNonNull(record().cost());
  }

  @Test
  void end_recordsIntentUsageAndExactCost() {
    ModelCall call;
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      call = handler.start(CHAT);
    }
    recorded.advance(Duration.ofMillis(250));

    call.end(response("r1"));

    assertThat(record().intent()).isEqualTo(TRIAGE);
    assertThat(cost().total()).isEqualTo(Money.usd("0.0035"));
    assertThat(cost().status()).isEqualTo(CostStatus.EXACT);
    assertThat(record().usage()).isEqualTo(Usage.ofTokens(1000, 100));
    assertThat(record().ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(record().duration()).isEqualTo(Duration.ofMillis(250));
    assertThat(record().startedAt()).isEqualTo(Instant.parse("2026-10-01T12:00:00Z"));
    assertThat(record().attempt()).isEqualTo(1);
    assertThat(record().isBilled()).isTrue();
    assertThat(record().inclusiveCost()).isNull();
  }

  @Test
  void start_whatTheApplicationSaysRefinesWhatThePlaceSays() {
    CostIntent place = CostIntent.builder().team("platform").product("shop").build();
    ModelCallHandler placed = recorded.builder().intentSource(context -> place).build();

    try (Scope ignored = IntentContext.open(TRIAGE)) {
      assertThat(placed.intentAt(Context.current())).isEqualTo(place.refinedBy(TRIAGE));
      placed.start(CHAT).end(response("r1"));
    }

    assertThat(record().intent()).isEqualTo(place.refinedBy(TRIAGE));
  }

  @Test
  void start_aSourceThatFailsLosesNothing() {
    ModelCallHandler broken =
        recorded
            .builder()
            .intentSource(context -> {
              throw new NoSuchMethodError("drifted");
            })
            .build();

    try (Scope ignored = IntentContext.open(TRIAGE)) {
      broken.start(CHAT).end(response("r1"));
    }

    assertThat(record().intent()).isEqualTo(TRIAGE);
  }

  @Test
  void end_onlyTheFirstEndingCounts() {
    ModelCall call = handler.start(CHAT);

    call.end(response("r1"));
    call.fail(new IllegalStateException("late"), null);
    call.end(response("r1"));

    assertThat(record().ending()).isEqualTo(CallEnding.COMPLETED);
  }

  @Test
  void start_defaultsHoldWhereTheIntentIsSilent() {
    CostIntent defaults = CostIntent.builder().team("platform").environment("prod").build();
    ModelCallHandler withDefaults = recorded.builder().defaults(defaults).build();

    ModelCall call;
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      call = withDefaults.start(CHAT);
    }

    assertThat(call.intent()).isEqualTo(TRIAGE.toBuilder().environment("prod").build());
    assertThat(withDefaults.start(CHAT).intent()).isEqualTo(defaults);
  }

  @Test
  void end_withoutUsageIsUnpriced() {
    handler.start(CHAT).end(null);

    assertThat(cost().status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(cost().reasons()).containsExactly(CostReason.NO_USAGE);
    assertThat(cost().total()).isNull();
  }

  @Test
  void end_streamThatDidNotAskForUsageSaysSo() {
    ModelRequest silent =
        ModelRequest.builder("openai", "gpt-4o").streaming(true).usageExpected(false).build();

    handler.start(silent).end(ResponseFacts.unknown());

    assertThat(cost().reasons()).containsExactly(CostReason.USAGE_NOT_REQUESTED);
  }

  @Test
  void end_allZeroUsageOfAStreamIsUnknown() {
    handler.start(STREAM).end(usage(Usage.ofTokens(0, 0)));

    assertThat(cost().status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(cost().reasons()).containsExactly(CostReason.ALL_ZERO_USAGE);
  }

  @Test
  void end_providersOwnAmountWins() {
    ResponseFacts reported = response("r1").toBuilder().reportedCost(Money.usd("0.0042")).build();

    handler.start(CHAT).end(reported);

    assertThat(cost().total()).isEqualTo(Money.usd("0.0042"));
    assertThat(cost().status()).isEqualTo(CostStatus.REPORTED);
    assertThat(cost().delta()).isEqualTo(Money.usd("0.0007"));
  }

  @Test
  void cut_partialUsageIsEstimated() {
    handler.start(STREAM).cut(usage(Usage.ofTokens(1000, 10)));

    assertThat(record().ending()).isEqualTo(CallEnding.CUT);
    assertThat(cost().status()).isEqualTo(CostStatus.ESTIMATED);
    assertThat(cost().reasons()).containsExactly(CostReason.USAGE_PARTIAL);
    assertThat(cost().total()).isEqualTo(Money.usd("0.0026"));
  }

  @Test
  void cancel_withoutUsageIsUnpriced() {
    handler.start(STREAM).cancel(null);

    assertThat(record().ending()).isEqualTo(CallEnding.CANCELLED);
    assertThat(cost().reasons()).containsExactly(CostReason.STREAM_INCOMPLETE);
  }

  @Test
  void fail_keepsTheErrorAndIsUnpriced() {
    Exception error = new IllegalStateException("429");

    handler.start(CHAT).fail(error, null);

    assertThat(record().ending()).isEqualTo(CallEnding.FAILED);
    assertThat(record().error()).isSameAs(error);
    assertThat(cost().reasons()).containsExactly(CostReason.PROVIDER_ERROR);
  }

  @Test
  void start_belowARunningCallIsTheOneThatBills() {
    ModelCall outer = handler.start(CHAT);
    try (Scope ignored = outer.makeCurrent()) {
      handler.start(CHAT).end(response("r1"));
    }
    outer.end(response("r1"));

    assertThat(recorded.records).extracting(CallRecord::isBilled).containsExactly(true, false);
    assertThat(recorded.records.get(1).inclusiveCost()).isEqualTo(Money.usd("0.0035"));
  }

  @Test
  void start_retriesBelowOneCallAreNumberedAttempts() {
    ModelCall outer = handler.start(CHAT);
    try (Scope ignored = outer.makeCurrent()) {
      handler.start(CHAT).fail(new IllegalStateException("429"), null);
      handler.start(CHAT).end(response("r1"));
    }
    outer.end(response("r1"));

    assertThat(recorded.records).extracting(CallRecord::attempt).containsExactly(1, 2, 1);
    assertThat(recorded.records)
        .extracting(CallRecord::isBilled)
        .containsExactly(true, true, false);
  }

  @Test
  void end_outerCallForAnotherResponseBillsItself() {
    ModelCall outer = handler.start(ModelRequest.chat("openai", "gpt-4o"));
    try (Scope ignored = outer.makeCurrent()) {
      handler.start(CHAT).end(response("inner"));
    }
    outer.end(response("outer"));

    assertThat(recorded.records).allMatch(CallRecord::isBilled);
  }

  @Test
  void end_outerCallWhoseInnerOnesFailedBillsWhatItSaw() {
    ModelCall outer = handler.start(CHAT);
    try (Scope ignored = outer.makeCurrent()) {
      handler.start(CHAT).fail(new IllegalStateException("429"), null);
    }
    outer.end(response("r1"));

    assertThat(recorded.records.get(1).isBilled()).isTrue();
  }

  @Test
  void end_outerCallBeforeItsInnerStreamLeavesTheBillToIt() {
    ModelCall outer = handler.start(CHAT);
    ModelCall inner;
    try (Scope ignored = outer.makeCurrent()) {
      inner = handler.start(STREAM);
    }
    outer.end(null);
    inner.end(response("r1"));

    assertThat(recorded.records).extracting(CallRecord::isBilled).containsExactly(false, true);
  }

  @Test
  void end_sameResponseWithoutTheContextIsBilledOnce() {
    handler.start(CHAT).end(response("r1"));
    handler.start(CHAT).end(response("r1"));
    recorded.advance(Duration.ofMinutes(11));
    handler.start(CHAT).end(response("r1"));

    assertThat(recorded.records)
        .extracting(CallRecord::isBilled)
        .containsExactly(true, false, true);
  }

  @Test
  void start_afterTheOuterCallEndedIsACallOfItsOwn() {
    ModelCall outer = handler.start(CHAT);
    outer.end(response("r1"));
    try (Scope ignored = outer.makeCurrent()) {
      assertThat(ModelCallHandler.isInsideCall(Context.current())).isFalse();
      handler.start(CHAT).end(response("r2"));
    }

    assertThat(recorded.records).extracting(CallRecord::attempt).containsExactly(1, 1);
  }

  @Test
  void sweep_endsStreamsThatNobodyReads() {
    ModelCall forgotten = handler.start(STREAM);
    forgotten.partial(() -> usage(Usage.ofTokens(1000, 1)));
    recorded.advance(Duration.ofMinutes(6));
    ModelCall read = handler.start(STREAM);
    read.chunk();
    recorded.advance(Duration.ofMinutes(4));

    handler.sweep();

    assertThat(record().ending()).isEqualTo(CallEnding.NEVER_CONSUMED);
    assertThat(cost().status()).isEqualTo(CostStatus.ESTIMATED);
    assertThat(handler.openStreams()).isEqualTo(1);
  }

  @Test
  void start_sweepsWhenTheLastSweepIsLongAgo() {
    handler.start(STREAM);
    recorded.advance(Duration.ofMinutes(11));

    handler.start(CHAT);

    assertThat(record().ending()).isEqualTo(CallEnding.NEVER_CONSUMED);
  }

  @Test
  void close_endsAllOpenStreams() {
    handler.start(STREAM);
    handler.start(CHAT);

    handler.close();

    assertThat(record().ending()).isEqualTo(CallEnding.NEVER_CONSUMED);
    assertThat(cost().reasons()).containsExactly(CostReason.STREAM_INCOMPLETE);
  }

  @Test
  void start_denialIsThrownAndRecorded() {
    CallDeniedException denial = new CallDeniedException("test", "no");
    ModelCallHandler denying =
        recorded
            .builder()
            .policy(policy(new Decision.Deny(denial)))
            .policy(policy(Decision.proceed()))
            .build();

    assertThatThrownBy(() -> denying.start(CHAT)).isSameAs(denial);
    assertThat(record().ending()).isEqualTo(CallEnding.DENIED);
    assertThat(record().cost()).isNull();
    assertThat(record().decision().value()).isEqualTo("deny");
  }

  @Test
  void start_degradingDecisionChangesTheModel() {
    ModelCallHandler degrading =
        recorded.builder().policy(policy(new Decision.Degrade("gpt-4o-mini", "cheaper"))).build();

    ModelCall call =
        degrading.start(
            ModelRequest.builder("openai", "gpt-4o").streaming(true).modelChangeable(true).build());

    assertThat(call.request().model()).isEqualTo("gpt-4o-mini");
    assertThat(call.request().isStreaming()).isTrue();
  }

  @Test
  void start_degradingDecisionWhereTheModelCannotChangeIsSaid() {
    ModelCallHandler degrading =
        recorded.builder().policy(policy(new Decision.Degrade("gpt-4o-mini", "cheaper"))).build();

    ModelCall call = degrading.start(CHAT);
    call.end(response("r1"));

    assertThat(call.request().model()).isEqualTo("gpt-4o");
    assertThat(record().decision().value()).isEqualTo("would_degrade");
  }

  @Test
  void start_brokenPolicyLetsTheCallRun() {
    ModelCallHandler broken =
        recorded
            .builder()
            .policy(
                new CallPolicy() {
                  @Override
                  public String name() {
                    return "broken";
                  }

                  @Override
                  public Decision decide(PlannedCall call) {
                    throw new NoSuchMethodError("drifted");
                  }
                })
            .build();

    broken.start(CHAT).end(response("r1"));

    assertThat(record().decision()).isEqualTo(Decision.proceed());
  }

  @Test
  void start_policyAndListenerThatReturnNullChangeNothing() {
    ModelCallHandler broken =
        recorded
            .builder()
            .policy(policy(null))
            .listener(
                new CallListener() {
                  @Override
                  public Context onStart(ModelCall call, Context context) {
                    return null;
                  }

                  @Override
                  public void onEnd(CallRecord record) {}
                })
            .build();

    ModelCall call = broken.start(CHAT);
    try (Scope ignored = call.makeCurrent()) {
      call.end(response("r1"));
    }

    assertThat(record().isBilled()).isTrue();
  }

  @Test
  void end_brokenListenerDoesNotStarveTheNext() {
    ModelCallHandler broken =
        ModelCallHandler.builder(io.costintent.pricing.PriceBooks.bundled())
            .listener(record -> {
              throw new NoSuchMethodError("drifted");
            })
            .listener(recorded)
            .build();

    broken.start(CHAT).end(response("r1"));

    assertThat(record().isBilled()).isTrue();
  }

  @Test
  void end_brokenPriceBookLeavesTheCallUnpriced() {
    ModelCallHandler broken =
        ModelCallHandler.builder(
                new PriceBook() {
                  @Override
                  public String id() {
                    return "broken";
                  }

                  @Override
                  public String version() {
                    return "0";
                  }

                  @Override
                  public @Nullable Instant generatedAt() {
                    return null;
                  }

                  @Override
                  public PriceLookup find(PriceQuery query) {
                    throw new IllegalStateException("broken");
                  }
                })
            .listener(recorded)
            .build();

    broken.start(CHAT).end(response("r1"));

    assertThat(cost().reasons()).containsExactly(CostReason.INTERNAL_ERROR);
  }

  @Test
  void noop_startsNothing() {
    ModelCall call = ModelCallHandler.noop().start(CHAT);

    call.chunk();
    call.partial(() -> null);
    call.end(response("r1"));
    call.fail(new IllegalStateException(), null);
    call.cut(null);
    call.cancel(null);

    assertThat(call).isSameAs(ModelCallHandler.noop().start(STREAM));
    assertThat(call.intent()).isSameAs(CostIntent.none());
    assertThat(call.context()).isSameAs(Context.current());
    assertThat(ModelCallHandler.noop().isNoop()).isTrue();
  }

  @Test
  void streamSilence_mustBePositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> recorded.builder().streamSilence(Duration.ZERO))
        .withMessage("streamSilence: PT0S (expected: > 0)");
  }

  private static ResponseFacts usage(Usage usage) {
    return ResponseFacts.builder().model("gpt-4o").usage(usage).build();
  }

  private static CallPolicy policy(Decision decision) {
    return new CallPolicy() {
      @Override
      public String name() {
        return "fixed";
      }

      @Override
      public Decision decide(PlannedCall call) {
        return decision;
      }
    };
  }
}
