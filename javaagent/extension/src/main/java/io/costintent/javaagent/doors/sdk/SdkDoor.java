/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.sdk;

import static java.util.Objects.requireNonNull;

import io.costintent.CostTracking;
import io.costintent.clients.BatchStep;
import io.costintent.clients.CallObserver;
import io.costintent.clients.ObservedCall;
import io.costintent.clients.Operation;
import io.costintent.clients.Sdk;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.config.ClientSettings;
import io.costintent.javaagent.door.Door;
import io.costintent.policy.CallDeniedException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The door of services whose methods take what is asked as their first argument, of an SDK that
 * {@code clients} knows. Thread-safe.
 *
 * <p>The SDKs' services make their calls by way of raw responses, so both are entered: the inner
 * one within the outer one is the same call.
 *
 * @since 0.1
 */
public abstract class SdkDoor implements Door {
  private final Sdk sdk;
  private final CallObserver observer;
  private final ServiceEndpoint endpoints;

  /** Creates the door of {@code sdk}, whose calls are recorded with {@code tracking}. */
  @SuppressWarnings("this-escape") // asked later, when a call is entered
  protected SdkDoor(CostTracking tracking, Sdk sdk) {
    this.sdk = requireNonNull(sdk, "sdk");
    this.observer = new CallObserver(tracking.handler(), sdk);
    this.endpoints = new ServiceEndpoint(sdk, this::baseUrl, ClientSettings.current());
  }

  /**
   * Returns where a client's calls go, or null when its options lack that.
   *
   * @param options the SDK's options of the client
   */
  protected @Nullable URI baseUrl(Object options) {
    return sdk.baseUrl(options);
  }

  /** Returns the SDK's stream to a handler, of a call that was not made. */
  protected abstract Object failedStream(Throwable failure);

  @Override
  public final @Nullable Passage enter(String method, @Nullable Object target, Object[] arguments) {
    if (target == null || arguments.length == 0 || arguments[0] == null) {
      return null;
    }
    Sending outer = Sending.of(arguments[0]);
    if (outer != null) {
      return outer.within(arguments);
    }
    try {
      return enter(method, target, arguments, arguments[0]);
    } catch (CallDeniedException denial) {
      return denied(denial, returnType(method, target, arguments));
    }
  }

  private @Nullable Passage enter(String method, Object target, Object[] arguments, Object params) {
    Operation<?> operation = sdk.operation(method, params);
    if (operation != null) {
      boolean streaming = sdk.isStreaming(method);
      ObservedCall call = observer.start(operation, params, streaming, endpoints.of(target));
      return new SendingCall(arguments, call, sdk.readsHeaders(target));
    }
    BatchStep step = sdk.batchStep(method, params);
    return step == null
        ? null
        : new SendingBatch(arguments, observer.begin(step, params, endpoints.of(target)));
  }

  private Passage denied(CallDeniedException denial, Class<?> returned) {
    if (returned == CompletableFuture.class) {
      return Denied.answering(CompletableFuture.failedFuture(denial));
    }
    return returned == sdk.asyncStreamType()
        ? Denied.answering(failedStream(denial))
        : Denied.throwing(denial);
  }

  private static Class<?> returnType(String method, Object target, Object[] arguments) {
    for (Method candidate : target.getClass().getMethods()) {
      if (candidate.getName().equals(method)
          && candidate.getParameterCount() == arguments.length
          && candidate.getParameterTypes()[0].isInstance(arguments[0])
          && !candidate.isBridge()) {
        return candidate.getReturnType();
      }
    }
    return Void.class;
  }
}
