/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;

/**
 * Reads what responses of one wire shape say about themselves.
 *
 * <p>Reading never throws and never keeps content: what a response does not say, or says in a form
 * that cannot be understood, is unknown. Figures that contradict each other are bounded and marked
 * {@link io.costintent.usage.UsageFlaw#INCONSISTENT}.
 *
 * <p>Implementations are immutable and thread-safe. Readers for the common shapes are in {@link
 * UsageReaders}.
 *
 * @since 0.1
 */
public interface UsageReader {
  /** The wire shape, such as {@code openai.chat}. */
  String name();

  /** Returns what a whole response body says. */
  ResponseFacts read(JsonNode response);

  /**
   * Returns what the {@code usage} part of a response says, where that is all that an SDK gives.
   *
   * <p>For shapes whose usage is not in a part of its own, this is the same as {@link #read}.
   */
  ResponseFacts readUsage(JsonNode usage);

  /** Returns a reader for the events of one new stream. */
  StreamUsageReader stream();

  /**
   * Returns what a whole response body says, without building its content in memory.
   *
   * <p>Reads to the end of the JSON or to the first error, then returns what was complete until
   * there. Leaves the stream open.
   */
  default ResponseFacts read(InputStream json) {
    return read(LeanJson.parse(json));
  }

  /** Returns what a whole response body in UTF-8 says, without building its content in memory. */
  default ResponseFacts read(byte[] json) {
    return read(LeanJson.parse(json));
  }
}
