/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.bedrock;

import static java.util.Objects.requireNonNull;

import io.costintent.CostTracking;
import io.costintent.clients.Endpoint;
import io.costintent.clients.bedrock.BedrockOptions;
import io.costintent.clients.bedrock.RuntimeCall;
import io.costintent.clients.bedrock.RuntimeCalls;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Door;
import io.costintent.javaagent.doors.Denial;
import io.costintent.javaagent.doors.Running;
import io.costintent.policy.CallDeniedException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/**
 * The methods that are model calls, of {@code DefaultBedrockRuntimeClient} and {@code
 * DefaultBedrockRuntimeAsyncClient}, which all their overloads lead to.
 */
public final class BedrockDoor implements Door {
  private final RuntimeCalls calls;
  private final Map<AwsClient, Endpoint> endpoints =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Creates a door whose calls are recorded with {@code tracking}. */
  public BedrockDoor(CostTracking tracking) {
    this.calls = new RuntimeCalls(tracking, BedrockOptions.defaults());
  }

  @Override
  public @Nullable Passage enter(String method, @Nullable Object target, Object[] arguments) {
    AwsClient client = (AwsClient) requireNonNull(target, "target");
    Endpoint endpoint = endpoints.computeIfAbsent(client, RuntimeCalls::endpointOf);
    RuntimeCall call;
    try {
      call = calls.start(method, arguments, endpoint);
    } catch (CallDeniedException denial) {
      return client instanceof BedrockRuntimeAsyncClient
          ? Denial.inFuture(denial)
          : Denial.thrown(denial);
    }
    return call == null ? null : new Running(call.call(), call.arguments(), call::returned);
  }
}
