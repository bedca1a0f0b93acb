/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import static java.util.Objects.requireNonNull;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import io.costintent.CostTracking;
import io.costintent.clients.ObservedClients;

/**
 * Wraps clients of Anthropic's SDK, so that each of their calls is recorded with its intent and
 * cost.
 *
 * {@snippet class="io.costintent.clients.Snippets" region="anthropic"}
 *
 * <p>Messages and beta messages are recorded: whole, streaming and raw, and through everything
 * derived from the client by {@code async()}, {@code sync()}, {@code withOptions} and {@code
 * withRawResponse}. All else is passed on. Requests and results are the same as without, except
 * where a policy says otherwise.
 *
 * @since 0.1
 */
public final class AnthropicTracking {
  /** Returns a client that does what {@code client} does, each call recorded. */
  public static AnthropicClient wrap(AnthropicClient client, CostTracking tracking) {
    return wrap(client, tracking, AnthropicOptions.defaults());
  }

  /**
   * Returns a client that does what {@code client} does, each call recorded.
   *
   * @param client returned as it is when it was wrapped before, or when {@code tracking} is a noop
   */
  public static AnthropicClient wrap(
      AnthropicClient client, CostTracking tracking, AnthropicOptions options) {
    return wrap(AnthropicClient.class, client, tracking, options);
  }

  /** Returns a client that does what {@code client} does, each call recorded. */
  public static AnthropicClientAsync wrap(AnthropicClientAsync client, CostTracking tracking) {
    return wrap(client, tracking, AnthropicOptions.defaults());
  }

  /**
   * Returns a client that does what {@code client} does, each call recorded.
   *
   * @param client returned as it is when it was wrapped before, or when {@code tracking} is a noop
   */
  public static AnthropicClientAsync wrap(
      AnthropicClientAsync client, CostTracking tracking, AnthropicOptions options) {
    return wrap(AnthropicClientAsync.class, client, tracking, options);
  }

  private static <C> C wrap(
      Class<C> type, C client, CostTracking tracking, AnthropicOptions options) {
    requireNonNull(client, "client");
    requireNonNull(options, "options");
    return tracking.handler().isNoop()
        ? client
        : ObservedClients.wrap(type, client, tracking, new AnthropicSdk(options));
  }

  private AnthropicTracking() {}
}
