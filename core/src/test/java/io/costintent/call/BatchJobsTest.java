/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import io.costintent.policy.ApprovedModels;
import io.costintent.policy.ModelNotApprovedException;
import io.costintent.propagation.IntentContext;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchJobsTest {
  private static final CostIntent TRIAGE = CostIntent.builder().feature("triage").build();
  private static final CostIntent COLLECTOR = CostIntent.builder().feature("collector").build();
  private static final ModelRequest ASKED =
      ModelRequest.builder("openai", "gpt-4o").batch(true).build();

  private final Recorded recorded = new Recorded();
  private final ModelCallHandler handler = recorded.builder().build();
  private final BatchJobs jobs = handler.batches();

  private static ResponseFacts answer() {
    return ResponseFacts.builder().model("gpt-4o").usage(Usage.ofTokens(1000, 100)).build();
  }

  private void read(String job, String result) {
    jobs.read("openai", job).answered(result, ASKED, answer(), null);
  }

  @Test
  void result_isBilledToTheIntentOfTheJobAtTheRatesOfBatches() {
    IntentContext.run(TRIAGE, () -> jobs.submitted("openai", "b1"));
    IntentContext.run(COLLECTOR, () -> read("b1", "r1"));

    assertThat(recorded.only().intent()).isEqualTo(TRIAGE);
    assertThat(recorded.only().cost().total()).isEqualTo(Money.usd("0.00175"));
    assertThat(recorded.only().startedAt()).isEqualTo(Instant.parse("2026-10-01T12:00:00Z"));
  }

  @Test
  void intentOfAPlace_isThatOfTheJobsSubmittedThere() {
    AtomicReference<CostIntent> here = new AtomicReference<>(TRIAGE);
    BatchJobs placed = recorded.builder().intentSource(context -> here.get()).build().batches();
    placed.submitted("openai", "b1");
    here.set(COLLECTOR);

    placed.read("openai", "b1").answered("r1", ASKED, answer(), null);
    placed.read("openai", "b2").answered("r2", ASKED, answer(), null);

    assertThat(recorded.records).extracting(CallRecord::intent).containsExactly(TRIAGE, COLLECTOR);
  }

  @Test
  void result_ofAnUnknownJobIsBilledToTheIntentThatIsCurrentWhenReadingBegins() {
    BatchReading reading;
    try (Scope ignored = IntentContext.open(COLLECTOR)) {
      reading = jobs.read("openai", "b1");
    }
    reading.answered("r1", ASKED, answer(), Instant.parse("2026-09-30T00:00:00Z"));

    assertThat(recorded.only().intent()).isEqualTo(COLLECTOR);
    assertThat(recorded.only().startedAt()).isEqualTo(Instant.parse("2026-09-30T00:00:00Z"));
  }

  @Test
  void result_isBilledOnceForItsJob() {
    read("b1", "r1");
    read("b1", "r1");
    read("b2", "r1");

    assertThat(recorded.records).hasSize(2);
  }

  @Test
  void job_isKnownByItsFileToo() {
    jobs.submitted("openai", "b1", TRIAGE);
    jobs.alias("openai", "b1", "file-1");
    jobs.alias("openai", "b9", "file-9");

    assertThat(jobs.intent("openai", "file-1")).isEqualTo(TRIAGE);
    assertThat(jobs.intent("openai", "b1")).as("asked before").isEqualTo(TRIAGE);
    assertThat(jobs.intent("openai", "file-9")).isNull();
    assertThat(jobs.intent("anthropic", "b1")).isNull();
  }

  @Test
  void job_withoutAnIntentIsNotKept() {
    jobs.submitted("openai", "b1");

    assertThat(jobs.intent("openai", "b1")).isNull();
  }

  @Test
  void storeThatFails_losesTheIntentAndNotTheBill() {
    BatchStore broken =
        new BatchStore() {
          @Override
          public void submitted(String provider, String job, CostIntent intent) {
            throw new IllegalStateException("planted");
          }

          @Override
          public @Nullable CostIntent intent(String provider, String job) {
            throw new IllegalStateException("planted");
          }

          @Override
          public boolean claim(String provider, String job, String result) {
            throw new IllegalStateException("planted");
          }
        };
    BatchJobs unkept = recorded.builder().batchStore(broken).build().batches();

    unkept.submitted("openai", "b1", TRIAGE);
    unkept.read("openai", "b1").answered("r1", ASKED, answer(), null);

    assertThat(recorded.only().isBilled()).isTrue();
    assertThat(recorded.only().intent()).isEqualTo(CostIntent.none());
  }

  @Test
  void admission_thatIsDeniedIsRecordedAndNothingElseIs() {
    ModelCallHandler approving =
        recorded
            .builder()
            .defaults(TRIAGE)
            .policy(
                ApprovedModels.builder()
                    .allow(IntentKey.FEATURE, "triage", "gpt-4o")
                    .enforce()
                    .build())
            .build();

    approving.batches().admit(List.of(ASKED));
    approving.batches().admit("openai");
    assertThat(recorded.records).isEmpty();
    ModelNotApprovedException denial =
        catchThrowableOfType(
            ModelNotApprovedException.class,
            () -> approving.batches().admit(List.of(ASKED, ASKED.withModel("o3"))));

    assertThat(denial).isNotNull();
    assertThat(recorded.only().ending()).isEqualTo(CallEnding.DENIED);
    assertThat(recorded.only().model()).isEqualTo("o3");
  }

  @Test
  void noop_asksAndRecordsNothing() {
    BatchJobs none = ModelCallHandler.noop().batches();

    none.admit(List.of(ASKED));
    none.read("openai", "b1").answered("r1", ASKED, answer(), null);

    assertThat(recorded.records).isEmpty();
  }

  @Test
  void memory_keepsTheResultsOfManyJobsApart() {
    BatchStore memory = BatchStore.inMemory();
    for (int i = 0; i < 100_000; i++) {
      assertThat(memory.claim("openai", "b1", "request-" + i)).isTrue();
    }
    for (int i = 0; i < 100_000; i++) {
      assertThat(memory.claim("openai", "b1", "request-" + i)).isFalse();
    }
    assertThat(memory.claim("openai", "b2", "request-1")).isTrue();
  }

  @Test
  void memory_forgetsTheJobsThatWereUsedLongestAgo() {
    BatchStore memory = BatchStore.inMemory();
    for (int i = 0; i <= 10_000; i++) {
      memory.submitted("openai", "b" + i, TRIAGE);
      memory.claim("openai", "b" + i, "r1");
    }

    assertThat(memory.intent("openai", "b0")).isNull();
    assertThat(memory.intent("openai", "b1")).isEqualTo(TRIAGE);
    assertThat(memory.claim("openai", "b0", "r1")).isTrue();
    assertThat(memory.claim("openai", "b9000", "r1")).isFalse();
  }

  @Test
  void memory_isBoundedByResults() {
    BatchStore memory = BatchStore.inMemory();
    for (int job = 0; job < 12; job++) {
      for (int i = 0; i < 100_000; i++) {
        memory.claim("openai", "b" + job, "request-" + i);
      }
    }

    assertThat(memory.claim("openai", "b0", "request-1")).isTrue();
    assertThat(memory.claim("openai", "b11", "request-1")).isFalse();
  }
}
