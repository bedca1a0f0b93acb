/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.okhttp;

import io.costintent.call.Guarded;
import io.costintent.clients.ObservedCall;
import io.costintent.clients.WireObserver;
import io.costintent.clients.WireRequest;
import io.opentelemetry.context.Context;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import okhttp3.Call;
import okhttp3.EventListener;
import org.jspecify.annotations.Nullable;

/**
 * Starts calls where OkHttp creates them: the only place of its own that runs on the caller's
 * thread, whichever thread sends them, and from which an exception reaches the caller.
 *
 * <p>What was started waits here, by the identity of OkHttp's call, for the interceptor of that
 * very call; a call that is never executed is forgotten with its object. Thread-safe.
 */
final class StartedCalls implements EventListener.Factory {
  private final WireObserver observer;
  private final EventListener.Factory own;
  private final Map<Call, Started> waiting = Collections.synchronizedMap(new WeakHashMap<>());

  /** {@code own} is the application's, whose listeners hear of everything themselves. */
  StartedCalls(WireObserver observer, EventListener.Factory own) {
    this.observer = observer;
    this.own = own;
  }

  @Override
  public EventListener create(Call call) {
    EventListener listener = own.create(call);
    WireRequest request =
        Guarded.get("http request", () -> OkHttpRequests.read(call.request()), null);
    ObservedCall started = request == null ? null : observer.start(request);
    if (request != null && started != null) {
      waiting.put(call, new Started(started, request, Context.current()));
    }
    return listener;
  }

  /** Returns what was started for a call, once, or null when it is no model call. */
  @Nullable Started take(Call call) {
    return waiting.remove(call);
  }

  /** A call, the request that it was started for, and the context that it was made in. */
  record Started(ObservedCall call, WireRequest request, Context context) {}
}
