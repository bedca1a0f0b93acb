/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static java.util.Objects.requireNonNull;

import io.costintent.call.Guarded;
import io.costintent.call.ModelCallHandler;
import io.costintent.policy.CallDeniedException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Observes the calls of one SDK where its requests and responses are bytes: in its HTTP client.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class WireObserver {
  private final CallObserver observer;
  private final WireApi api;

  /** Creates an observer that records with {@code handler}. */
  public WireObserver(ModelCallHandler handler, WireApi api) {
    this.observer = new CallObserver(handler);
    this.api = requireNonNull(api, "api");
  }

  /**
   * Starts the call that a request makes, on the thread of the caller.
   *
   * @return the call, whose {@link ObservedCall#params()} is the request to send; null when the
   *     request is no model call
   * @throws CallDeniedException when a policy that blocks does not let it run
   */
  public @Nullable ObservedCall start(WireRequest request) {
    Operation<WireRequest> operation =
        Guarded.get("request path", () -> api.operation(request), null);
    if (operation == null) {
      return null;
    }
    Endpoint endpoint =
        Guarded.get("base URL", () -> api.endpoint(request), Endpoint.of("unknown"));
    boolean streaming = Guarded.get("request path", () -> api.isStreaming(request), false);
    ObservedCall call = observer.start(operation, request, streaming, endpoint);
    call.call().partial(() -> null); // lets the sweep end it when its response never comes
    return call;
  }

  /**
   * Returns the same bytes of a response body, whose reading ends the call; where the status is an
   * error, the call has ended.
   *
   * @param cancelled whether the caller cancelled the call, asked where the reading fails
   */
  public InputStream answered(
      ObservedCall call, int status, InputStream body, BooleanSupplier cancelled) {
    return refused(call, status) ? body : call.body(body, cancelled);
  }

  /** Returns whether a status is an error, which then has ended the call. */
  public boolean refused(ObservedCall call, int status) {
    if (status / 100 == 2) {
      return false;
    }
    Throwable failure = Guarded.get("response status", () -> api.failure(status), null);
    call.call().fail(failure == null ? new IllegalStateException("HTTP " + status) : failure, null);
    return true;
  }
}
