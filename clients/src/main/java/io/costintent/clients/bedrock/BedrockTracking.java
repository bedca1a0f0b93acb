/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import static java.util.Objects.requireNonNull;

import io.costintent.CostTracking;
import io.costintent.call.Guarded;
import io.costintent.proxy.Forwarding;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/**
 * Records each model call that a client of AWS Bedrock makes.
 *
 * {@snippet class="io.costintent.clients.bedrock.Snippets" region="bedrock"}
 *
 * <p>{@code converse}, {@code converseStream}, {@code invokeModel} and {@code
 * invokeModelWithResponseStream} are recorded, with any of their overloads. All else is passed on:
 * bidirectional streams and asynchronous invocations too. Requests and results are the same as
 * without, except where a policy or an option says otherwise.
 *
 * @since 0.1
 */
public final class BedrockTracking {
  /** Returns a client that does what {@code client} does, each call recorded. */
  public static BedrockRuntimeClient wrap(BedrockRuntimeClient client, CostTracking tracking) {
    return wrap(client, tracking, BedrockOptions.defaults());
  }

  /**
   * Returns a client that does what {@code client} does, each call recorded.
   *
   * @param client returned as it is when it was wrapped before, or when {@code tracking} is a noop
   */
  public static BedrockRuntimeClient wrap(
      BedrockRuntimeClient client, CostTracking tracking, BedrockOptions options) {
    return wrap(BedrockRuntimeClient.class, client, tracking, options);
  }

  /** Returns a client that does what {@code client} does, each call recorded. */
  public static BedrockRuntimeAsyncClient wrap(
      BedrockRuntimeAsyncClient client, CostTracking tracking) {
    return wrap(client, tracking, BedrockOptions.defaults());
  }

  /**
   * Returns a client that does what {@code client} does, each call recorded.
   *
   * @param client returned as it is when it was wrapped before, or when {@code tracking} is a noop
   */
  public static BedrockRuntimeAsyncClient wrap(
      BedrockRuntimeAsyncClient client, CostTracking tracking, BedrockOptions options) {
    return wrap(BedrockRuntimeAsyncClient.class, client, tracking, options);
  }

  private static <C extends AwsClient> C wrap(
      Class<C> type, C client, CostTracking tracking, BedrockOptions options) {
    requireNonNull(client, "client");
    requireNonNull(options, "options");
    return tracking.handler().isNoop() || Forwarding.targetOf(client) != null
        ? client
        : Guarded.get("client", () -> observed(type, client, tracking, options), client);
  }

  private static <C extends AwsClient> C observed(
      Class<C> type, C client, CostTracking tracking, BedrockOptions options) {
    RuntimeCalls calls = new RuntimeCalls(tracking, options);
    BedrockEndpoint endpoint = new BedrockEndpoint(client);
    return type.cast(Forwarding.proxy(type, new ObservedRuntime(calls, client, endpoint)));
  }

  private BedrockTracking() {}
}
