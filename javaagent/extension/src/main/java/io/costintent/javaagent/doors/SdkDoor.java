/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors;

import io.costintent.CostTracking;
import io.costintent.clients.CallObserver;
import io.costintent.clients.Endpoint;
import io.costintent.clients.ObservedCall;
import io.costintent.clients.Operation;
import io.costintent.clients.Sdk;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Door;
import io.costintent.policy.CallDeniedException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The door of an SDK of which {@code clients} knows the operations: a method whose first argument
 * is what is asked.
 *
 * @since 0.1
 */
public class SdkDoor implements Door {
  private final CallObserver observer;
  private final Sdk sdk;
  private final Map<Object, Endpoint> endpoints = Collections.synchronizedMap(new WeakHashMap<>());

  /** Creates the door of {@code sdk}. */
  protected SdkDoor(CostTracking tracking, Sdk sdk) {
    this.observer = new CallObserver(tracking.handler(), sdk);
    this.sdk = sdk;
  }

  @Override
  public @Nullable Passage enter(String method, @Nullable Object target, Object[] arguments) {
    if (target == null || arguments.length == 0 || arguments[0] == null) {
      return null;
    }
    Operation<?> operation = sdk.operation(method, arguments[0]);
    if (operation == null || CallPassage.isSending(arguments[0])) {
      return null;
    }
    ObservedCall call;
    try {
      boolean streaming = sdk.isStreaming(method);
      call = observer.start(operation, arguments[0], streaming, endpoint(target));
    } catch (CallDeniedException denial) {
      return denied(target, denial);
    }
    Object[] sent = arguments.clone();
    sent[0] = call.params();
    return new CallPassage(sent, call);
  }

  /** Returns who answers and bills the calls of {@code target}. */
  protected Endpoint endpoint(Object target) {
    return endpoints.computeIfAbsent(target, observer::endpoint);
  }

  /** Returns how a method of {@code target} tells that its call was denied: it throws. */
  protected Passage.Refused denied(Object target, CallDeniedException denial) {
    return Denial.thrown(denial);
  }
}
