/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.CostTracking;
import io.costintent.call.Guarded;
import io.costintent.proxy.Forwarding;

/**
 * Wraps clients of SDKs, so that their calls are observed without an agent.
 *
 * @since 0.1
 */
public final class ObservedClients {
  /**
   * Returns a client that does what {@code client} does, each call recorded.
   *
   * @param type the SDK's interface of the client
   * @param client returned as it is when it was wrapped before, or when tracking is a noop
   */
  public static <C> C wrap(Class<C> type, C client, CostTracking tracking, Sdk sdk) {
    if (tracking.handler().isNoop() || Forwarding.targetOf(client) != null) {
      return client;
    }
    return Guarded.get("client", () -> observed(type, client, tracking, sdk), client);
  }

  private static <C> C observed(Class<C> type, C client, CostTracking tracking, Sdk sdk) {
    CallObserver observer = new CallObserver(tracking.handler(), sdk);
    ClientEndpoint endpoint = new ClientEndpoint(sdk, type, client);
    return type.cast(Forwarding.proxy(type, new ObservedService(observer, client, endpoint)));
  }

  private ObservedClients() {}
}
