/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.models.realtime.RealtimeServerEvent;
import io.costintent.CostTracking;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import io.costintent.propagation.IntentContext;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.context.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DoorRow(client = "OpenAI", sdk = "openai-java", operation = "realtime events", form = Form.STREAM)
class OpenAiRealtimeSessionTest {
  /** Of genai-prices' case 224: text and audio, both partly cached. */
  private static final String USAGE =
      """
      {"total_tokens":5300,"input_tokens":5000,"output_tokens":300,
       "input_token_details":{"text_tokens":1000,"audio_tokens":4000,"image_tokens":0,
         "cached_tokens":2500,
         "cached_tokens_details":{"text_tokens":700,"audio_tokens":1800,"image_tokens":0}},
       "output_token_details":{"text_tokens":50,"audio_tokens":250}}\
      """;

  @RegisterExtension final Harness harness = new Harness();

  private final OpenAiRealtimeSession session =
      OpenAiRealtime.session(harness.bundled(), "gpt-realtime");

  @Test
  void response_isPricedByModalityAndCache() {
    feed(RealtimeEvents.created("resp_1"), RealtimeEvents.done("resp_1", "completed", USAGE));

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(record.request().provider()).isEqualTo("openai");
    assertThat(record.request().operation()).isEqualTo("chat");
    assertThat(record.model()).isEqualTo("gpt-realtime");
    assertThat(record.responseId()).isEqualTo("resp_1");
    assertThat(record.usage().quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(5000);
    assertThat(record.usage().quantity(UsageUnit.INPUT_AUDIO_TOKENS)).isEqualTo(4000);
    assertThat(record.usage().quantity(UsageUnit.CACHE_READ_TOKENS)).isEqualTo(2500);
    assertThat(record.usage().quantity(UsageUnit.CACHE_AUDIO_READ_TOKENS)).isEqualTo(1800);
    assertThat(record.usage().quantity(UsageUnit.OUTPUT_AUDIO_TOKENS)).isEqualTo(250);
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.0894"));
  }

  @Test
  void reasoning_insideTextIsBilledOnce() { // litellm PR 39850
    String usage =
        """
        {"total_tokens":1500,"input_tokens":1000,"output_tokens":500,
         "input_token_details":{"text_tokens":1000,"audio_tokens":0,"cached_tokens":0},
         "output_token_details":{"text_tokens":500,"audio_tokens":0,"reasoning_tokens":300}}\
        """;

    feed(RealtimeEvents.session("gpt-realtime-2", null));
    feed(RealtimeEvents.created("resp_1"), RealtimeEvents.done("resp_1", "completed", usage));

    CallRecord record = harness.takeRecord();
    assertThat(record.usage().quantity(UsageUnit.OUTPUT_REASONING_TOKENS)).isEqualTo(300);
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.016"));
  }

  @Test
  void interruptedResponse_isBilledForWhatItSays() {
    feed(RealtimeEvents.created("resp_1"), RealtimeEvents.done("resp_1", "cancelled", USAGE));

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(record.finishReasons()).containsExactly("cancelled");
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.0894"));
  }

  @Test
  void failedResponse_isAFailure() {
    feed(RealtimeEvents.created("resp_1"), RealtimeEvents.done("resp_1", "failed", "null"));

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.FAILED);
    assertThat(record.cost().reasons()).containsExactly(CostReason.PROVIDER_ERROR);
  }

  @Test
  void response_isTimedFromItsFirstEvent() {
    feed(RealtimeEvents.created("resp_1"));
    assertThat(harness.takeRecords()).isEmpty();
    feed(RealtimeEvents.delta("resp_1"), RealtimeEvents.done("resp_1", "completed", USAGE));

    assertThat(harness.takeRecord().firstChunkNanos()).isNotNegative();
  }

  @Test
  void transcription_isACallOfTheModelThatTranscribes() {
    feed(
        RealtimeEvents.session("gpt-realtime", "gpt-4o-transcribe"),
        RealtimeEvents.transcribed(
            "item_1",
            """
            {"type":"tokens","total_tokens":159,"input_tokens":114,"output_tokens":45,
             "input_token_details":{"text_tokens":14,"audio_tokens":100}}\
            """));

    CallRecord record = harness.takeRecord();
    assertThat(record.model()).isEqualTo("gpt-4o-transcribe");
    assertThat(record.request().operation()).isEqualTo("generate_content");
    assertThat(record.responseId()).isEqualTo("item_1");
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.001085"));
  }

  @Test
  void transcription_canBeBilledByDuration() {
    feed(
        RealtimeEvents.session("gpt-realtime", "whisper-1"),
        RealtimeEvents.transcribed("item_1", "{\"type\":\"duration\",\"seconds\":12.5}"));

    CallRecord record = harness.takeRecord();
    assertThat(record.usage().quantity(UsageUnit.INPUT_AUDIO_SECONDS)).isEqualTo(12_500);
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.00125"));
  }

  @Test
  void transcription_ofAnUntoldModelIsUnpriced() {
    feed(RealtimeEvents.transcribed("item_1", "{\"type\":\"duration\",\"seconds\":9}"));

    assertThat(harness.takeRecord().cost().reasons()).containsExactly(CostReason.UNKNOWN_MODEL);
  }

  @Test
  void responseThatIsTakenTwice_isBilledOnce() {
    String done = RealtimeEvents.done("resp_1", "completed", USAGE);

    feed(done, done);

    assertThat(harness.takeRecords()).extracting(CallRecord::isBilled).containsExactly(true, false);
  }

  @Test
  void eventsAsText_areTheSame() {
    session.observeJson(RealtimeEvents.session("gpt-realtime-2", "whisper-1"));
    session.observeJson(RealtimeEvents.created("resp_1"));
    session.observeJson(RealtimeEvents.delta("resp_1"));
    session.observeJson("no JSON at all");
    session.observeJson(RealtimeEvents.done("resp_1", "completed", USAGE));
    session.observeJson(
        RealtimeEvents.transcribed("item_1", "{\"type\":\"duration\",\"seconds\":12.5}"));

    List<CallRecord> records = harness.takeRecords();
    assertThat(records)
        .extracting(CallRecord::model)
        .containsExactly("gpt-realtime-2", "whisper-1");
    assertThat(records)
        .extracting(record -> record.cost().total())
        .containsExactly(Money.usd("0.0898"), Money.usd("0.00125"));
    assertThat(records.get(0).firstChunkNanos()).isNotNegative();
    assertThat(records.get(1).responseId()).isEqualTo("item_1");
  }

  @Test
  void intent_isThatOfTheSessionRefinedByTheCurrentOne() {
    OpenAiRealtimeSession support;
    try (Scope ignored = IntentContext.open(CostIntent.builder().team("support").build())) {
      support = OpenAiRealtime.session(harness.tracking(), "gpt-realtime");
    }

    support.observe(RealtimeEvents.parse(RealtimeEvents.created("resp_1")));
    try (Scope ignored = IntentContext.open(CostIntent.builder().feature("refunds").build())) {
      support.observe(RealtimeEvents.parse(RealtimeEvents.created("resp_2")));
    }
    feed(support, RealtimeEvents.done("resp_1", "completed", USAGE));
    feed(support, RealtimeEvents.done("resp_2", "completed", USAGE));

    List<CallRecord> records = harness.takeRecords();
    assertThat(records)
        .extracting(record -> record.intent().value(IntentKey.TEAM))
        .containsExactly("support", "support");
    assertThat(records)
        .extracting(record -> record.intent().value(IntentKey.FEATURE))
        .containsExactly(null, "refunds");
  }

  @Test
  void provider_isWhatTheApplicationStates() {
    OpenAiRealtimeSession azure =
        OpenAiRealtime.session(
            harness.tracking(),
            "gpt-realtime",
            OpenAiOptions.defaults().withProvider("azure.ai.openai"));

    feed(azure, RealtimeEvents.done("resp_1", "completed", USAGE));

    assertThat(harness.takeRecord().request().provider()).isEqualTo("azure.ai.openai");
  }

  @Test
  void lostConnection_cutsWhatHasNotFinished() {
    feed(RealtimeEvents.created("resp_1"));

    session.close();
    session.close();

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.CUT);
    assertThat(record.cost().status()).isEqualTo(CostStatus.UNPRICED);
  }

  @Test
  void responsesThatNeverEnd_areBounded() {
    for (int i = 0; i < 65; i++) {
      feed(RealtimeEvents.created("resp_" + i));
    }

    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.CUT);
    session.close();
    assertThat(harness.takeRecords()).hasSize(64);
  }

  @Test
  void policyThatDenies_doesNotReachTheApplication() {
    OpenAiRealtimeSession denied = OpenAiRealtime.session(harness.denying(), "gpt-realtime");

    feed(denied, RealtimeEvents.created("resp_1"));
    feed(denied, RealtimeEvents.done("resp_1", "completed", USAGE));

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(record.decision().value()).isEqualTo("would_deny");
  }

  @Test
  void withoutTracking_nothingIsRead() {
    RealtimeServerEvent event = RealtimeEvents.parse(RealtimeEvents.created("resp_1"));

    assertThat(OpenAiRealtime.session(CostTracking.noop(), "gpt-realtime").observe(event))
        .isSameAs(event);
  }

  private void feed(String... events) {
    feed(session, events);
  }

  private static void feed(OpenAiRealtimeSession to, String... events) {
    for (String json : events) {
      RealtimeServerEvent event = RealtimeEvents.parse(json);
      assertThat(to.observe(event)).isSameAs(event);
    }
  }
}
