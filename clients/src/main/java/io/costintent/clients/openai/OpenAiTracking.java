/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static java.util.Objects.requireNonNull;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import io.costintent.CostTracking;
import io.costintent.clients.ObservedClients;

/**
 * Wraps clients of OpenAI's SDK, so that each of their calls is recorded with its intent and cost.
 *
 * {@snippet class="io.costintent.clients.Snippets" region="openai"}
 *
 * <p>Chat completions, Responses, embeddings, images, transcriptions, speech and legacy completions
 * are recorded: whole, streaming and raw, and through everything derived from the client by {@code
 * async()}, {@code sync()}, {@code withOptions} and {@code withRawResponse}. All else is passed on.
 * Requests and results are the same as without, except where {@link OpenAiOptions} or a policy say
 * otherwise.
 *
 * @since 0.1
 */
public final class OpenAiTracking {
  /** Returns a client that does what {@code client} does, each call recorded. */
  public static OpenAIClient wrap(OpenAIClient client, CostTracking tracking) {
    return wrap(client, tracking, OpenAiOptions.defaults());
  }

  /**
   * Returns a client that does what {@code client} does, each call recorded.
   *
   * @param client returned as it is when it was wrapped before, or when {@code tracking} is a noop
   */
  public static OpenAIClient wrap(
      OpenAIClient client, CostTracking tracking, OpenAiOptions options) {
    return wrap(OpenAIClient.class, client, tracking, options);
  }

  /** Returns a client that does what {@code client} does, each call recorded. */
  public static OpenAIClientAsync wrap(OpenAIClientAsync client, CostTracking tracking) {
    return wrap(client, tracking, OpenAiOptions.defaults());
  }

  /**
   * Returns a client that does what {@code client} does, each call recorded.
   *
   * @param client returned as it is when it was wrapped before, or when {@code tracking} is a noop
   */
  public static OpenAIClientAsync wrap(
      OpenAIClientAsync client, CostTracking tracking, OpenAiOptions options) {
    return wrap(OpenAIClientAsync.class, client, tracking, options);
  }

  private static <C> C wrap(Class<C> type, C client, CostTracking tracking, OpenAiOptions options) {
    requireNonNull(client, "client");
    requireNonNull(options, "options");
    return tracking.handler().isNoop()
        ? client
        : ObservedClients.wrap(type, client, tracking, new OpenAiSdk(options));
  }

  private OpenAiTracking() {}
}
