/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import static java.util.Objects.requireNonNull;

import io.costintent.CostTracking;
import io.github.ollama4j.Ollama;

/**
 * Makes clients of Ollama whose calls are recorded with their intent and cost.
 *
 * {@snippet class="io.costintent.clients.Snippets" region="ollama"}
 *
 * <p>Chat, generate and embed are recorded, whole and streamed, each request of a chat with tools
 * on its own; all else is that of the class {@link Ollama}. What a call costs is for the
 * organisation's price file to say, per token or per second of the accelerator; without it a call
 * is unpriced.
 *
 * @since 0.1
 */
public final class OllamaTracking {
  /** Returns a client of the server at {@code host}, each call recorded. */
  public static Ollama client(String host, CostTracking tracking) {
    return client(host, tracking, OllamaOptions.defaults());
  }

  /**
   * Returns a client of the server at {@code host}, each call recorded; a plain one when {@code
   * tracking} is a noop.
   *
   * @param host such as {@code http://localhost:11434}
   */
  public static Ollama client(String host, CostTracking tracking, OllamaOptions options) {
    requireNonNull(host, "host");
    requireNonNull(options, "options");
    return tracking.handler().isNoop()
        ? new Ollama(host)
        : new ObservedOllama(host, new OllamaCalls(tracking.handler(), options, host));
  }

  private OllamaTracking() {}
}
