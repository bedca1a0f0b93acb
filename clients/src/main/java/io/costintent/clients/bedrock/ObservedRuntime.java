/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A client of which the methods that are model calls are recorded. */
final class ObservedRuntime extends Forwarding {
  private final RuntimeCalls calls;
  private final BedrockEndpoint endpoint;

  ObservedRuntime(RuntimeCalls calls, Object client, BedrockEndpoint endpoint) {
    super(new Methods(), client);
    this.calls = calls;
    this.endpoint = endpoint;
  }

  @Override
  protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    RuntimeCall call =
        arguments == null ? null : calls.start(method.getName(), arguments, endpoint.get());
    return call == null
        ? forward(method, arguments)
        : call.returned(
            call.call().<@Nullable Object, Throwable>run(() -> forward(method, call.arguments())));
  }
}
