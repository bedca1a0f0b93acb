/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import static java.util.Objects.requireNonNull;

import io.costintent.CostTracking;
import io.costintent.clients.CallObserver;
import io.costintent.clients.Endpoint;
import io.costintent.clients.ObservedCall;
import io.costintent.clients.Operation;
import io.costintent.policy.CallDeniedException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsClient;

/**
 * Starts the calls that methods of clients of AWS Bedrock are, however they were intercepted.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class RuntimeCalls {
  private final BedrockSdk sdk;
  private final CallObserver observer;

  /** Creates what starts calls that {@code tracking} records. */
  public RuntimeCalls(CostTracking tracking, BedrockOptions options) {
    requireNonNull(options, "options");
    this.sdk = new BedrockSdk(options);
    this.observer = new CallObserver(tracking.handler(), sdk);
  }

  /** Returns where the calls of a client go. */
  public static Endpoint endpointOf(AwsClient client) {
    return new BedrockEndpoint(client).get();
  }

  /**
   * Starts the call that a method is, on this thread.
   *
   * @param endpoint of the client that it is called on
   * @return null when the method is no model call
   * @throws CallDeniedException when a policy that blocks does not let it run
   */
  public @Nullable RuntimeCall start(String method, Object[] arguments, Endpoint endpoint) {
    Operation<?> operation =
        arguments.length == 0 || arguments[0] == null ? null : sdk.operation(method, arguments[0]);
    if (operation == null) {
      return null;
    }
    boolean streaming = sdk.isStreaming(method);
    ObservedCall call = observer.start(operation, arguments[0], streaming, endpoint);
    return RuntimeCall.of(call, arguments, streaming);
  }
}
