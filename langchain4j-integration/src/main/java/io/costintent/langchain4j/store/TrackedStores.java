/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.store;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.costintent.CostTracking;
import io.costintent.proxy.Forwarding;

/**
 * Wraps embedding stores and content retrievers, so that each of their operations is recorded with
 * its intent and duration, and costs what the organisation's file says.
 *
 * {@snippet class="io.costintent.langchain4j.SnippetsModuleTest" region="stores"}
 *
 * <p>An operation is a charge of the store's service for one item, such as {@code search}, {@code
 * add} or {@code remove}, with these quantities:
 *
 * <ul>
 *   <li>{@code requests}: 1
 *   <li>{@code vectors}: how many embeddings were added or found
 *   <li>{@code contents}: how many contents a retriever found
 * </ul>
 *
 * <p>A price for any of them bills it; without one it is recorded as unpriced. A budget that blocks
 * can deny it, which throws {@link io.costintent.policy.CallDeniedException}. What fails costs
 * nothing. What an operation returns or throws stays the same object.
 *
 * @since 0.1
 */
public final class TrackedStores {
  /**
   * Returns the store, each operation recorded.
   *
   * @param store returned as it is when it was wrapped before, or when {@code tracking} is a noop
   * @param service who is paid, as in the organisation's file, such as {@code pinecone}
   * @throws IllegalArgumentException for a service that is no name
   */
  @SuppressWarnings("unchecked") // it does what the store does
  public static <E> EmbeddingStore<E> wrap(
      EmbeddingStore<E> store, CostTracking tracking, String service) {
    return (EmbeddingStore<E>) wrap(EmbeddingStore.class, store, tracking, service);
  }

  /**
   * Returns the retriever, each retrieval recorded. The models and stores that it asks are charges
   * of their own: to wrap a retriever is for those that are paid themselves, such as a web search.
   *
   * @param retriever returned as it is when it was wrapped before, or when {@code tracking} is a
   *     noop
   * @param service who is paid, as in the organisation's file, such as {@code tavily}
   * @throws IllegalArgumentException for a service that is no name
   */
  public static ContentRetriever wrap(
      ContentRetriever retriever, CostTracking tracking, String service) {
    return (ContentRetriever) wrap(ContentRetriever.class, retriever, tracking, service);
  }

  private static Object wrap(Class<?> type, Object target, CostTracking tracking, String service) {
    requireNonNull(target, "target");
    StoreOperations operations = StoreOperations.of(service);
    return tracking.handler().isNoop() || Forwarding.targetOf(target) != null
        ? target
        : Forwarding.proxy(type, new TrackedStore(target, tracking, operations));
  }

  private TrackedStores() {}
}
