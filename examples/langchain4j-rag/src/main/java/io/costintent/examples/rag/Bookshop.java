/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.rag;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.costintent.CostTracking;
import io.costintent.intent.CostIntent;
import io.costintent.langchain4j.TrackedModels;
import io.costintent.langchain4j.intent.CallIntent;
import io.costintent.langchain4j.service.IntendedServices;
import io.costintent.langchain4j.store.TrackedStores;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An application: models and the store are wrapped where they are built, and used as ever. */
final class Bookshop {
  private static final CostIntent INGESTION =
      CostIntent.builder().team("docs").feature("handbook-ingestion").build();
  private static final List<String> HANDBOOK =
      List.of(
          "Books can be sent back within 30 days.",
          "Unread books are paid back in full.",
          "Orders leave the warehouse within a day.");

  private final EmbeddingModel embeddings;
  private final EmbeddingStore<TextSegment> store;
  private final Librarian librarian;
  private final OrderDesk orderDesk;

  Bookshop(Provider provider, CostTracking tracking) {
    embeddings =
        TrackedModels.wrap(
            OpenAiEmbeddingModel.builder()
                .baseUrl(provider.baseUrl())
                .apiKey(provider.key())
                .modelName("text-embedding-3-small")
                .build(),
            tracking);
    store = TrackedStores.wrap(new InMemoryEmbeddingStore<>(), tracking, "vector-store");
    librarian =
        IntendedServices.wrap(
            Librarian.class,
            AiServices.builder(Librarian.class)
                .streamingChatModel(
                    TrackedModels.wrap(
                        OpenAiStreamingChatModel.builder()
                            .baseUrl(provider.baseUrl())
                            .apiKey(provider.key())
                            .modelName("gpt-4o-mini")
                            .build(),
                        tracking))
                .contentRetriever(
                    EmbeddingStoreContentRetriever.builder()
                        .embeddingModel(embeddings)
                        .embeddingStore(store)
                        .maxResults(2)
                        .build())
                .build());
    orderDesk =
        AiServices.builder(OrderDesk.class)
            .chatModel(
                TrackedModels.wrap(
                    OpenAiChatModel.builder()
                        .baseUrl(provider.baseUrl())
                        .apiKey(provider.key())
                        .modelName("gpt-4.1-nano")
                        .build(),
                    tracking))
            .tools(new OrderTools())
            .build();
  }

  /** Reads the handbook in: plain code says what it is for by opening a scope. */
  void ingest() {
    try (Scope ignored = IntentContext.open(INGESTION)) {
      List<TextSegment> segments =
          HANDBOOK.stream().map(text -> TextSegment.from(text, new Metadata())).toList();
      store.addAll(embeddings.embedAll(segments).content(), segments);
    }
  }

  /** Answers from the handbook as a stream, and returns when that ends. */
  String ask(String question) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    librarian
        .answer(question)
        .onPartialResponse(word -> {})
        .onCompleteResponse(response -> answer.complete(response.aiMessage().text()))
        .onError(answer::completeExceptionally)
        .start();
    return answer.join();
  }

  String askOrder(String question, String tenant) {
    CostIntent customer = CostIntent.builder().tenant(tenant).build();
    return orderDesk.answer(question, CallIntent.parameters(customer));
  }

  String askOrderShort(String question) {
    return orderDesk.answerShort(question);
  }
}
