/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static java.util.Objects.requireNonNull;

import io.costintent.provider.UsageReader;
import io.costintent.provider.UsageReaders;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a provider writes the results of a batch job: a line of JSON for each, with the request's
 * {@code custom_id}, and the answer two fields deep.
 *
 * @param outer the field of what became of the request
 * @param inner the field in it that only an answer has: the body of the answer
 * @param kinds what answers are, by their {@code object}
 * @param otherwise what an answer is that has another {@code object}, or none
 * @since 0.1
 */
public record BatchFormat(String outer, String inner, Map<String, Kind> kinds, Kind otherwise) {
  /** Checks the parts. */
  public BatchFormat {
    requireNonNull(outer, "outer");
    requireNonNull(inner, "inner");
    kinds = Map.copyOf(kinds);
    requireNonNull(otherwise, "otherwise");
  }

  Kind kind(@Nullable String object) {
    return object == null ? otherwise : kinds.getOrDefault(object, otherwise);
  }

  /**
   * What an answer is.
   *
   * @param operation as in {@code gen_ai.operation.name}
   * @param shape the wire shape, as in {@link UsageReaders}
   * @since 0.1
   */
  public record Kind(String operation, String shape) {
    UsageReader reader(String provider) {
      return UsageReaders.forCall(provider, shape);
    }
  }
}
