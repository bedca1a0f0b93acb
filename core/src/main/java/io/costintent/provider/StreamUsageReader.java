/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Puts together what the events of one stream say about the response.
 *
 * <p>Never throws. Not thread-safe; confine to one thread.
 *
 * @since 0.1
 */
public interface StreamUsageReader {
  /** Takes the next event; events of no interest are ignored. */
  void accept(JsonNode event);

  /**
   * Takes the data of the next event as text, without building its content in memory.
   *
   * <p>Text that is not JSON, such as {@code [DONE]}, is ignored.
   */
  default void acceptText(String event) {
    accept(LeanJson.parse(event));
  }

  /**
   * Returns what is known so far.
   *
   * <p>Until the stream is {@linkplain #complete complete}, usage is a lower bound and marked
   * {@link io.costintent.usage.UsageFlaw#PARTIAL}.
   */
  ResponseFacts facts();

  /** Whether the provider has said that the response is finished. */
  boolean complete();

  /** Whether the provider has said, by an event of the stream, that the response failed. */
  default boolean failed() {
    return false;
  }
}
