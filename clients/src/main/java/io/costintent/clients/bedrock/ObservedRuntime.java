/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import io.costintent.call.ChunkReader;
import io.costintent.call.StreamFollower;
import io.costintent.clients.CallObserver;
import io.costintent.clients.ObservedCall;
import io.costintent.clients.Operation;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A client of which the methods that are model calls are recorded. */
final class ObservedRuntime extends Forwarding {
  private static final int HANDLER = 1;

  private final CallObserver observer;
  private final BedrockSdk sdk;
  private final BedrockEndpoint endpoint;

  ObservedRuntime(CallObserver observer, BedrockSdk sdk, Object client, BedrockEndpoint endpoint) {
    super(new Methods(), client);
    this.observer = observer;
    this.sdk = sdk;
    this.endpoint = endpoint;
  }

  @Override
  protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Operation<?> operation =
        arguments == null || arguments.length == 0 || arguments[0] == null
            ? null
            : sdk.operation(method.getName(), arguments[0]);
    return operation == null || arguments == null
        ? forward(method, arguments)
        : call(operation, method, arguments);
  }

  private @Nullable Object call(Operation<?> operation, Method method, Object[] arguments)
      throws Throwable {
    boolean streaming = sdk.isStreaming(method.getName());
    ObservedCall call = observer.start(operation, arguments[0], streaming, endpoint.get());
    Object[] sent = arguments.clone();
    sent[0] = call.params();
    if (!streaming) {
      return call.returned(
          call.call().<@Nullable Object, Throwable>run(() -> forward(method, sent)));
    }
    ChunkReader<Object> chunks = call.chunks();
    StreamFollower<Object> follower = new StreamFollower<>(call.call(), chunks);
    sent[HANDLER] = FollowedHandlers.follow(arguments[HANDLER], follower, chunks);
    Object end = call.call().<@Nullable Object, Throwable>run(() -> forward(method, sent));
    return end instanceof CompletableFuture<?> future ? follower.follow(future) : end;
  }
}
