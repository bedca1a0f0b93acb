/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.store;

import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import io.costintent.call.Charge;
import io.costintent.usage.UsageUnit;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which methods of stores and retrievers are operations, and what they are charged.
 *
 * <p>Immutable and thread-safe.
 */
final class StoreOperations {
  private static final UsageUnit VECTORS = UsageUnit.of("vectors");
  private static final UsageUnit CONTENTS = UsageUnit.of("contents");

  private static final Map<String, String> ITEMS =
      Map.of(
          "search", "search",
          "add", "add",
          "addAll", "add",
          "remove", "remove",
          "removeAll", "remove",
          "retrieve", "retrieve");

  private final String service;
  private final Map<String, Charge> requests;

  private StoreOperations(String service, Map<String, Charge> requests) {
    this.service = service;
    this.requests = requests;
  }

  /** Returns the operations of a service. */
  static StoreOperations of(String service) {
    Map<String, Charge> requests =
        Stream.of("search", "add", "remove", "retrieve")
            .collect(
                Collectors.toUnmodifiableMap(
                    item -> item, item -> Charge.of(service, item, UsageUnit.REQUESTS, 1)));
    return new StoreOperations(service, requests);
  }

  /** Returns what an operation comes to before it is done, or null for any other method. */
  @Nullable Charge before(Method method) {
    String item = ITEMS.get(method.getName());
    return item == null ? null : requests.get(item);
  }

  /** Returns what an operation came to. */
  Charge after(Charge before, Object[] arguments, @Nullable Object answer) {
    Charge.Builder charge = before.toBuilder();
    switch (before.item()) {
      case "add" -> charge.quantity(VECTORS, added(arguments));
      case "search" -> {
        if (answer instanceof EmbeddingSearchResult<?> result) {
          charge.quantity(VECTORS, result.matches().size());
        }
      }
      case "retrieve" -> {
        if (answer instanceof Collection<?> contents) {
          charge.quantity(CONTENTS, contents.size());
        }
      }
      default -> {}
    }
    return charge.build();
  }

  private static long added(Object[] arguments) {
    for (Object argument : arguments) {
      if (argument instanceof Collection<?> several) {
        return several.size();
      }
    }
    return 1;
  }

  /** Returns the service; not a contract. */
  @Override
  public String toString() {
    return "StoreOperations{" + service + '}';
  }
}
