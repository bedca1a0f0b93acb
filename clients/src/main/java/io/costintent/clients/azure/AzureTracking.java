/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import static java.util.Objects.requireNonNull;

import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.tracing.Tracer;
import io.costintent.CostTracking;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Records the calls of clients of Azure's OpenAI SDK with their intent and cost.
 *
 * {@snippet class="io.costintent.clients.Snippets" region="azure"}
 *
 * <p>The clients stay Azure's own, and can be handed to whatever takes one. Chat completions,
 * legacy completions, embeddings and images are recorded: whole and as streams, of {@code
 * OpenAIClient} and of {@code OpenAIAsyncClient}. All else is passed on. Requests and results are
 * the same as without, except where {@link AzureOptions} or a policy say otherwise.
 *
 * @since 0.1
 */
public final class AzureTracking {
  /** Returns a policy for {@code OpenAIClientBuilder.addPolicy}, which records each call. */
  public static HttpPipelinePolicy policy(CostTracking tracking) {
    return policy(tracking, AzureOptions.defaults());
  }

  /**
   * Returns a policy for {@code OpenAIClientBuilder.addPolicy}, or for an {@code HttpPipeline} of
   * one's own, which records each call, with all its retries.
   *
   * @param options what the application states
   */
  public static HttpPipelinePolicy policy(CostTracking tracking, AzureOptions options) {
    requireNonNull(options, "options");
    return tracking.handler().isNoop()
        ? new PassingPolicy()
        : new ObservingPolicy(tracking.handler(), new AzureApi(options));
  }

  /** Returns a pipeline that does what {@code pipeline} does, each call recorded. */
  public static HttpPipeline wrap(HttpPipeline pipeline, CostTracking tracking) {
    return wrap(pipeline, tracking, AzureOptions.defaults());
  }

  /**
   * Returns a pipeline that does what {@code pipeline} does, each call recorded, ahead of all its
   * policies.
   *
   * @param pipeline returned as it is when it has such a policy, of whichever copy of this library,
   *     or when {@code tracking} is a noop
   */
  public static HttpPipeline wrap(
      HttpPipeline pipeline, CostTracking tracking, AzureOptions options) {
    requireNonNull(pipeline, "pipeline");
    if (tracking.handler().isNoop() || isObserved(pipeline)) {
      return pipeline;
    }
    HttpPipelinePolicy[] policies = new HttpPipelinePolicy[pipeline.getPolicyCount() + 1];
    policies[0] = policy(tracking, options);
    for (int i = 1; i < policies.length; i++) {
      policies[i] = pipeline.getPolicy(i - 1);
    }
    return new HttpPipelineBuilder()
        .policies(policies)
        .httpClient(pipeline.getHttpClient())
        .tracer(pipeline.getTracer())
        .build();
  }

  /** An agent's copy of this library has another class of the same name. */
  private static boolean isObserved(HttpPipeline pipeline) {
    return IntStream.range(0, pipeline.getPolicyCount())
        .mapToObj(pipeline::getPolicy)
        .anyMatch(policy -> policy.getClass().getName().equals(ObservingPolicy.class.getName()));
  }

  /**
   * Returns what puts the current context, with its intent, into that of a Reactor chain: {@code
   * client.getChatCompletions(…).contextWrite(AzureTracking.currentContext())}.
   *
   * <p>A call of {@code OpenAIAsyncClient} starts where its {@code Mono} or {@code Flux} is
   * subscribed to. Where that is another thread, the context there is another one, too; this one is
   * then taken instead. It stands under azure-core's {@value Tracer#PARENT_TRACE_CONTEXT_KEY}.
   */
  public static Function<reactor.util.context.Context, reactor.util.context.Context>
      currentContext() {
    Object current = io.opentelemetry.context.Context.current();
    return chain -> chain.put(Tracer.PARENT_TRACE_CONTEXT_KEY, current);
  }

  private AzureTracking() {}
}
