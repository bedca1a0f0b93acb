/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.costintent.CostTracking;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.LifetimeWindow;
import io.costintent.call.CallRecord;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntent;
import io.costintent.langchain4j.store.TrackedStores;
import io.costintent.money.Money;
import io.costintent.policy.BudgetDeniedException;
import io.costintent.propagation.IntentContext;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Stores and retrievers, whose operations are charges. */
class TrackedStoresTest {
  private static final CostIntent INTENT = CostIntent.builder().team("librarians").build();
  private static final UsageUnit VECTORS = UsageUnit.of("vectors");
  private static final Embedding NORTH = Embedding.from(new float[] {0, 1});

  @RegisterExtension final Harness harness = new Harness();

  @TempDir Path directory;

  private final EmbeddingStore<TextSegment> inside = new InMemoryEmbeddingStore<>();

  private EmbeddingStore<TextSegment> store(CostTracking tracking) {
    return TrackedStores.wrap(inside, tracking, "reeds");
  }

  private EmbeddingStore<TextSegment> store() {
    return store(harness.tracking());
  }

  private CostTracking priced() throws IOException {
    Path file = directory.resolve("prices.yaml");
    Files.writeString(
        file,
        """
        units: [vectors]
        services:
          - {service: reeds, item: search, rates: {requests: 0.002}}
          - {service: reeds, item: add, rates: {vectors: 0.001}}
        """);
    return harness.tracking(
        parts -> parts.environment(Map.of("COSTINTENT_PRICES_FILE", file.toString()), Map.of()));
  }

  private static EmbeddingSearchRequest north() {
    return EmbeddingSearchRequest.builder().queryEmbedding(NORTH).maxResults(5).build();
  }

  private static long quantity(CallRecord record, UsageUnit unit) {
    return requireNonNull(record.usage()).quantity(unit);
  }

  @Test
  void search_isAChargeWithIntentAndCounts() {
    inside.add(NORTH, TextSegment.from("nest"));

    try (Scope ignored = IntentContext.open(INTENT)) {
      assertThat(store().search(north()).matches()).hasSize(1);
    }

    CallRecord record = harness.takeRecord();
    assertThat(record.isCharge()).isTrue();
    assertThat(record.intent()).isEqualTo(INTENT);
    assertThat(record.request().provider()).isEqualTo("reeds");
    assertThat(record.request().model()).isEqualTo("search");
    assertThat(quantity(record, UsageUnit.REQUESTS)).isEqualTo(1);
    assertThat(quantity(record, VECTORS)).isEqualTo(1);
  }

  @Test
  void operationWithoutAPrice_isUnpriced() {
    store().search(north());

    assertThat(requireNonNull(harness.takeRecord().cost()).status()).isEqualTo(CostStatus.UNPRICED);
  }

  @Test
  void search_costsWhatTheOrganisationsFileSays() throws Exception {
    store(priced()).search(north());

    assertThat(requireNonNull(harness.takeRecord().cost()).total()).isEqualTo(Money.usd("0.002"));
  }

  @Test
  void add_isChargedForEachVector() throws Exception {
    List<TextSegment> segments = List.of(TextSegment.from("nest"), TextSegment.from("reed"));

    store(priced()).addAll(List.of(NORTH, NORTH), segments);

    CallRecord record = harness.takeRecord();
    assertThat(quantity(record, VECTORS)).isEqualTo(2);
    assertThat(requireNonNull(record.cost()).total()).isEqualTo(Money.usd("0.002"));
  }

  @Test
  void removal_isOneRequest() {
    String id = inside.add(NORTH);

    store().remove(id);

    CallRecord record = harness.takeRecord();
    assertThat(record.request().model()).isEqualTo("remove");
    assertThat(quantity(record, UsageUnit.REQUESTS)).isEqualTo(1);
  }

  @Test
  void operationThatFails_costsNothing() {
    Throwable thrown = catchThrowable(() -> store().search(null));

    assertThat(thrown).isInstanceOf(NullPointerException.class);
    assertThat(harness.takeRecord().isBilled()).isFalse();
  }

  @Test
  void operationBeyondABudget_isNotDone() {
    Budget none =
        Budget.builder("reeds")
            .limit(BigDecimal.ONE, BudgetUnit.REQUESTS)
            .window(LifetimeWindow.unbounded())
            .mode(BudgetMode.BLOCK)
            .build();
    EmbeddingStore<TextSegment> store = store(harness.tracking(parts -> parts.budget(none)));

    store.add(NORTH, TextSegment.from("nest"));

    assertThatThrownBy(() -> store.add(NORTH, TextSegment.from("reed")))
        .isInstanceOf(BudgetDeniedException.class);
    assertThat(inside.search(north()).matches()).hasSize(1);
    assertThat(harness.takeRecords()).hasSize(2);
  }

  @Test
  void retrieval_isAChargeWithItsContents() {
    ContentRetriever web = query -> List.of(Content.from("reeds"), Content.from("nests"));

    List<Content> found =
        TrackedStores.wrap(web, harness.tracking(), "tavily").retrieve(Query.from("herons"));

    assertThat(found).hasSize(2);
    CallRecord record = harness.takeRecord();
    assertThat(record.request().provider()).isEqualTo("tavily");
    assertThat(record.request().model()).isEqualTo("retrieve");
    assertThat(quantity(record, UsageUnit.of("contents"))).isEqualTo(2);
  }

  @Test
  void noopTracking_leavesTheStoreAsItIs() {
    assertThat(store(CostTracking.noop())).isSameAs(inside);
  }

  @Test
  void wrap_refusesAServiceThatIsNoName() {
    assertThatThrownBy(() -> TrackedStores.wrap(inside, harness.tracking(), "no name"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("service: no name");
  }
}
