/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static java.util.Objects.requireNonNull;

import io.costintent.CostTracking;
import io.costintent.clients.Endpoint;

/**
 * Records what realtime sessions of OpenAI cost, from the events that the server sends.
 *
 * {@snippet class="io.costintent.clients.Snippets" region="realtime"}
 *
 * <p>A session is a socket or a WebRTC connection that the application opens, with OpenAI's SDK or
 * without it: there is no call to wrap. It hands each event over instead.
 *
 * @since 0.1
 */
public final class OpenAiRealtime {
  /** Returns a session with {@code model}, under the intent that is current now. */
  public static OpenAiRealtimeSession session(CostTracking tracking, String model) {
    return session(tracking, model, OpenAiOptions.defaults());
  }

  /**
   * Returns a session with {@code model}, under the intent that is current now.
   *
   * @param model the model asked for; an event that names another one wins
   * @param options who bills, when it is not {@code openai}; all else has no meaning here
   */
  public static OpenAiRealtimeSession session(
      CostTracking tracking, String model, OpenAiOptions options) {
    String provider = options.provider() == null ? "openai" : options.provider();
    return new OpenAiRealtimeSession(
        tracking.handler(), Endpoint.of(provider), requireNonNull(model, "model"));
  }

  private OpenAiRealtime() {}
}
