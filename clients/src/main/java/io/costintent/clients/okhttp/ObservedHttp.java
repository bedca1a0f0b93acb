/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.okhttp;

import io.costintent.CostTracking;
import io.costintent.call.Guarded;
import io.costintent.clients.WireApi;
import io.costintent.clients.WireObserver;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * Wraps the HTTP client of an SDK, so that the model calls it sends are observed.
 *
 * <p>A call starts where the SDK creates its {@link okhttp3.Call}, which is on the thread of
 * whoever called the SDK, also for calls that are sent by another: there its intent is captured,
 * and there a denial is thrown. It ends where its response has been read, or could not be.
 *
 * @since 0.1
 */
public final class ObservedHttp {
  /**
   * Returns a client that sends what {@code client} sends, each model call recorded.
   *
   * <p>It shares connections and threads with {@code client}, but counts its own requests for the
   * limits of the {@link Dispatcher}, which are the same.
   *
   * @param client returned as it is when it was wrapped before, or when {@code tracking} is a noop
   */
  public static OkHttpClient wrap(OkHttpClient client, CostTracking tracking, WireApi api) {
    return tracking.handler().isNoop() || isWrapped(client)
        ? client
        : Guarded.get("client", () -> observed(client, tracking, api), client);
  }

  /** By whichever copy of this library: an agent's has another class of the same name. */
  private static boolean isWrapped(OkHttpClient client) {
    String ours = CallInterceptor.class.getName();
    return client.interceptors().stream().anyMatch(it -> it.getClass().getName().equals(ours));
  }

  private static OkHttpClient observed(OkHttpClient client, CostTracking tracking, WireApi api) {
    Dispatcher own = client.dispatcher();
    ContextExecutor executor = new ContextExecutor(own.executorService());
    Dispatcher dispatcher = new Dispatcher(executor);
    dispatcher.setMaxRequests(own.getMaxRequests());
    dispatcher.setMaxRequestsPerHost(own.getMaxRequestsPerHost());
    WireObserver observer = new WireObserver(tracking.handler(), api);
    StartedCalls calls = new StartedCalls(observer, client.eventListenerFactory());
    OkHttpClient.Builder builder =
        client.newBuilder().dispatcher(dispatcher).eventListenerFactory(calls);
    // The first: what others answer or refuse, such as a cache, ends the call that was started.
    builder.interceptors().add(0, new CallInterceptor(observer, calls, executor));
    return builder.build();
  }

  private ObservedHttp() {}
}
