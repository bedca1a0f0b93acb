/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static java.util.Objects.requireNonNull;

import io.costintent.clients.TokenCounter;
import io.costintent.intent.IntentKey;
import io.costintent.pricing.Deployment;
import io.costintent.pricing.Deployments;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an application states about one client. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class OpenAiOptions {
  private static final OpenAiOptions DEFAULTS =
      new OpenAiOptions(null, Deployments.none(), false, false, TokenCounter.bytes(), Set.of());

  private final @Nullable String provider;
  private final Deployments deployments;
  private final boolean responseHeaders;
  private final boolean streamUsage;
  private final TokenCounter tokenCounter;
  private final Set<IntentKey> batchMetadata;

  /** Returns options that state nothing. */
  public static OpenAiOptions defaults() {
    return DEFAULTS;
  }

  private OpenAiOptions(
      @Nullable String provider,
      Deployments deployments,
      boolean responseHeaders,
      boolean streamUsage,
      TokenCounter tokenCounter,
      Set<IntentKey> batchMetadata) {
    this.provider = provider;
    this.deployments = deployments;
    this.responseHeaders = responseHeaders;
    this.streamUsage = streamUsage;
    this.tokenCounter = tokenCounter;
    this.batchMetadata = batchMetadata;
  }

  /**
   * Returns the same options with who bills the calls.
   *
   * <p>Needed only behind a host that does not tell, such as a gateway of one's own: the provider
   * is otherwise taken from the base URL, and is {@code openai} for a host that is not known.
   *
   * @param provider as in {@code gen_ai.provider.name}, such as {@code azure.ai.openai}
   */
  public OpenAiOptions withProvider(String provider) {
    return new OpenAiOptions(
        requireNonNull(provider, "provider"),
        deployments,
        responseHeaders,
        streamUsage,
        tokenCounter,
        batchMetadata);
  }

  /**
   * Returns the same options with what the name of one more deployment stands for, where this
   * client's calls name deployments, as on Azure.
   *
   * <p>It holds for this client alone, so that two resources may use one name, and wins over what
   * the organisation's price file has under the name. Not needed for the model where responses name
   * it; scope and region are in no response.
   *
   * @throws IllegalArgumentException when the provider has a deployment of that name already
   */
  public OpenAiOptions withDeployment(Deployment deployment) {
    return new OpenAiOptions(
        provider,
        deployments.with(deployment),
        responseHeaders,
        streamUsage,
        tokenCounter,
        batchMetadata);
  }

  /**
   * Returns the same options with the headers of responses read: what a LiteLLM proxy says that a
   * call cost, and whether Azure sent a call on from provisioned throughput.
   *
   * {@snippet class="io.costintent.clients.Snippets" region="litellm"}
   *
   * <p>Calls are then made by way of the SDK's raw responses, which is how its services make them
   * themselves; results and exceptions are what they are without. Streams to a handler go their
   * usual way, and their headers are not seen. Set it for a client whose host is trusted to say
   * what a call costs: the amount wins over the price book's.
   */
  public OpenAiOptions withResponseHeaders() {
    return new OpenAiOptions(provider, deployments, true, streamUsage, tokenCounter, batchMetadata);
  }

  /**
   * Returns the same options with usage asked of every stream of chat and legacy completions.
   *
   * <p>Without it, a stream has a price only if the application itself sets {@code
   * stream_options.include_usage}. With it, each stream has one chunk more, at its end, whose
   * {@code choices} are empty: code that takes the first choice of every chunk must expect that.
   */
  public OpenAiOptions withStreamUsage() {
    return new OpenAiOptions(
        provider, deployments, responseHeaders, true, tokenCounter, batchMetadata);
  }

  /**
   * Returns the same options with what counts the tokens of a request for budgets; {@link
   * TokenCounter#bytes()} unless set.
   */
  public OpenAiOptions withTokenCounter(TokenCounter tokenCounter) {
    return new OpenAiOptions(
        provider,
        deployments,
        responseHeaders,
        streamUsage,
        requireNonNull(tokenCounter, "tokenCounter"),
        batchMetadata);
  }

  /**
   * Returns the same options with these parts of the intent sent along as {@code metadata} of batch
   * jobs, so that whoever retrieves a job in another process knows what it was for.
   *
   * <p>Nothing of the intent leaves the process otherwise. The provider keeps metadata with the job
   * and shows it in the account. What the application sets itself under the same name, {@code
   * costintent.team} and so on, stays; OpenAI takes 16 entries. Where a {@code BatchStore} knows
   * the job, that is what counts.
   */
  public OpenAiOptions withBatchMetadata(IntentKey... keys) {
    return new OpenAiOptions(
        provider, deployments, responseHeaders, streamUsage, tokenCounter, Set.of(keys));
  }

  @Nullable String provider() {
    return provider;
  }

  Deployments deployments() {
    return deployments;
  }

  boolean responseHeaders() {
    return responseHeaders;
  }

  boolean streamUsage() {
    return streamUsage;
  }

  TokenCounter tokenCounter() {
    return tokenCounter;
  }

  Set<IntentKey> batchMetadata() {
    return batchMetadata;
  }

  /** Returns what is stated; not a contract. */
  @Override
  public String toString() {
    return "OpenAiOptions{provider="
        + provider
        + ", deployments="
        + deployments
        + ", responseHeaders="
        + responseHeaders
        + ", streamUsage="
        + streamUsage
        + ", tokenCounter="
        + tokenCounter
        + ", batchMetadata="
        + batchMetadata
        + '}';
  }
}
