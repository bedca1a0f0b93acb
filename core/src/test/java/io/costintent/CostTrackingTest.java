/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.call.ChunkReader;
import io.costintent.call.FollowedIterator;
import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.policy.ApprovedModels;
import io.costintent.policy.CallDeniedException;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.UpdatedPriceBook;
import io.costintent.pricing.refresh.PriceRefresh;
import io.costintent.pricing.refresh.PriceRefresher;
import io.costintent.pricing.refresh.RefreshResult;
import io.costintent.propagation.IntentContext;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.UsageReaders;
import io.costintent.usage.Usage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostTrackingTest {
  private static final ModelRequest CHAT = ModelRequest.chat("openai", "gpt-4o");
  private static final ModelRequest STREAM =
      ModelRequest.builder("openai", "gpt-4o").streaming(true).build();
  private static final CostIntent TRIAGE = CostIntent.builder().feature("triage").build();

  private final List<CallRecord> records = new ArrayList<>();
  private final CostTracking tracking =
      CostTracking.builder().environment(Map.of(), Map.of()).listener(records::add).build();

  private CallRecord record() {
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  private static ResponseFacts response(String text) {
    return ResponseFacts.builder().responseId(text).usage(Usage.ofTokens(1000, 100)).build();
  }

  private static ChunkReader<JsonNode> reader() {
    return ChunkReader.of(UsageReaders.OPENAI_CHAT.stream(), chunk -> chunk);
  }

  private static List<JsonNode> chunks() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode text = json.objectNode();
    text.putArray("choices").addObject().put("finish_reason", "stop");
    ObjectNode last = json.objectNode();
    last.putArray("choices");
    last.putObject("usage").put("prompt_tokens", 1000).put("completion_tokens", 100);
    return List.of(text, last);
  }

  private void assertPriced() {
    assertThat(record().ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(requireNonNull(record().cost()).total()).isEqualTo(Money.usd("0.0035"));
  }

  @Test
  void call_ruleByThreadAndServiceHoldsWithoutAnAgent(@TempDir Path folder) throws IOException {
    String thread = Thread.currentThread().getName();
    Path file =
        Files.writeString(
            folder.resolve("costintent.yaml"),
            """
            rules:
              - when: {thread: '%s', resource: {service.name: shop}}
                intent: {feature: digest}
              - when: {route: /chat}
                intent: {feature: chat}
            """
                .formatted(thread));
    try (CostTracking ruled =
        CostTracking.builder()
            .environment(
                Map.of("OTEL_SERVICE_NAME", "shop"), Map.of("costintent.config", file.toString()))
            .listener(records::add)
            .build()) {
      ruled.call(CHAT, () -> "answer", CostTrackingTest::response);
    }

    assertThat(record().intent().feature()).isEqualTo("digest");
  }

  @Test
  void call_returnsTheSameObjectRecorded() {
    String answer = new String("answer");

    String returned = tracking.call(CHAT, () -> answer, CostTrackingTest::response);

    assertThat(returned).isSameAs(answer);
    assertPriced();
  }

  @Test
  void call_throwsTheSameCheckedException() {
    IOException failure = new IOException("wire");

    assertThatThrownBy(() ->
            tracking.call(
                CHAT,
                () -> {
                  throw failure;
                },
                answer -> null))
        .isSameAs(failure);
    assertThat(record().error()).isSameAs(failure);
  }

  @Test
  void call_brokenReaderChangesNothing() {
    String returned =
        tracking.call(
            CHAT,
            () -> "answer",
            answer -> {
              throw new NoSuchMethodError("drifted");
            });

    assertThat(returned).isEqualTo("answer");
    assertThat(requireNonNull(record().cost()).total()).isNull();
  }

  @Test
  void callAsync_recordsWhenTheFutureCompletes() {
    CompletableFuture<String> source = new CompletableFuture<>();

    CompletableFuture<String> followed =
        IntentContextCalls.in(
            TRIAGE, () -> tracking.callAsync(CHAT, () -> source, CostTrackingTest::response));
    assertThat(records).isEmpty();
    source.complete("answer");

    assertThat(followed).isCompletedWithValue("answer");
    assertThat(record().intent()).isEqualTo(TRIAGE);
    assertPriced();
  }

  @Test
  void callAsync_failureBeforeTheFutureIsThrown() {
    IllegalStateException failure = new IllegalStateException("closed");

    assertThatThrownBy(() ->
            tracking.<String, RuntimeException>callAsync(
                CHAT,
                () -> {
                  throw failure;
                },
                answer -> null))
        .isSameAs(failure);
    assertThat(record().error()).isSameAs(failure);
  }

  @Test
  void iterate_recordsAtTheEndOfTheChunks() {
    FollowedIterator<JsonNode> chunks =
        tracking.iterate(STREAM, () -> chunks().iterator(), reader());

    chunks.forEachRemaining(chunk -> assertThat(records).isEmpty());

    assertPriced();
  }

  @Test
  void stream_recordsAtTheEndOfTheChunks() {
    Stream<JsonNode> chunks = tracking.stream(STREAM, () -> chunks().stream(), reader());

    assertThat(chunks).hasSize(2);
    assertPriced();
  }

  @Test
  void publish_eachSubscriptionIsOneCallWithTheIntentOfTheAssembly() {
    Flow.Publisher<JsonNode> publisher =
        IntentContextCalls.in(
            TRIAGE,
            () ->
                tracking.publish(
                    STREAM,
                    () ->
                        subscriber -> {
                          SubmissionPublisher<JsonNode> source =
                              new SubmissionPublisher<>(Runnable::run, 8);
                          source.subscribe(subscriber);
                          chunks().forEach(source::submit);
                          source.close();
                        },
                    CostTrackingTest::reader));
    assertThat(records).isEmpty();

    publisher.subscribe(new Everything());
    assertPriced();
    publisher.subscribe(new Everything());

    assertThat(records).hasSize(2).allSatisfy(it -> assertThat(it.intent()).isEqualTo(TRIAGE));
  }

  @Test
  void publish_denialArrivesAsTheSubscribersError() {
    CostTracking denying =
        CostTracking.builder()
            .environment(Map.of(), Map.of())
            .policy(ApprovedModels.builder().allowOtherwise("gpt-5").enforce().build())
            .build();
    Everything subscriber = new Everything();

    denying
        .<JsonNode>publish(
            STREAM,
            () -> {
              throw new AssertionError("the provider was called");
            },
            CostTrackingTest::reader)
        .subscribe(subscriber);

    assertThat(subscriber.error).isInstanceOf(CallDeniedException.class);
  }

  @Test
  void noop_passesEverythingOnUntouched() {
    CompletableFuture<String> future = CompletableFuture.completedFuture("answer");
    CostTracking noop = CostTracking.noop();

    assertThat(noop.call(CHAT, () -> "answer", answer -> null)).isEqualTo("answer");
    assertThat(noop.callAsync(CHAT, () -> future, answer -> null)).isSameAs(future);
    assertThat(noop.stream(STREAM, () -> Stream.of("a"), new Nothing())).containsExactly("a");
    noop.close();
  }

  @Test
  void close_endsOpenStreams() {
    Stream<JsonNode> unread = tracking.stream(STREAM, () -> chunks().stream(), reader());

    tracking.close();

    assertThat(record().ending()).isEqualTo(CallEnding.NEVER_CONSUMED);
    assertThat(unread).hasSize(2);
  }

  private static final class IntentContextCalls {
    static <T> T in(CostIntent intent, java.util.function.Supplier<T> task) {
      try {
        return IntentContext.call(intent, task::get);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Nothing implements ChunkReader<String> {
    @Override
    public void accept(String chunk) {}

    @Override
    public ResponseFacts facts() {
      return ResponseFacts.unknown();
    }

    @Override
    public boolean complete() {
      return false;
    }
  }

  private static final class Everything implements Flow.Subscriber<JsonNode> {
    private Throwable error;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(JsonNode chunk) {}

    @Override
    public void onError(Throwable error) {
      this.error = error;
    }

    @Override
    public void onComplete() {}
  }

  @Test
  void priceBookStatus_tellsOfTheListPrices() {
    assertThat(tracking.priceBookStatus())
        .isNotNull()
        .satisfies(status -> {
          assertThat(status.label()).isEqualTo(PriceBooks.bundled().label());
          assertThat(status.models()).isGreaterThan(1000);
          assertThat(status.lastRefresh()).isNull();
        });
    assertThat(CostTracking.noop().priceBookStatus()).isNull();
  }

  @Test
  void build_usesWhatWasKeptOfARefresh(@TempDir Path folder) throws Exception {
    Path published = folder.resolve("prices.book");
    Path cache = folder.resolve("kept.book");
    PriceRefresh refresh =
        PriceRefresh.fromFile(published).minModelsPercent(0).cache(cache).build();
    try (OutputStream out = Files.newOutputStream(published)) {
      PriceBooks.writeCompact(
          PriceBooks.builder("newer", "2")
              .generatedAt(PriceBooks.bundled().generatedAt())
              .add(PriceBooks.bundled().models().get(0))
              .build(),
          out);
    }
    try (PriceRefresher before =
        PriceRefresher.start(refresh, UpdatedPriceBook.of(PriceBooks.bundled()))) {
      assertThat(before.refresh()).isEqualTo(RefreshResult.UPDATED);
    }
    CountDownLatch never = new CountDownLatch(1);

    try (CostTracking refreshed =
        CostTracking.builder().environment(Map.of(), Map.of()).priceRefresh(refresh).build()) {
      for (int i = 0; i < 2000 && !isNewer(refreshed); i++) {
        never.await(5, TimeUnit.MILLISECONDS);
      }

      assertThat(isNewer(refreshed)).isTrue();
    }
  }

  private static boolean isNewer(CostTracking tracking) {
    return requireNonNull(tracking.priceBookStatus()).label().equals("newer:2");
  }
}
