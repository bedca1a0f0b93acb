/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import static java.util.Objects.requireNonNull;

import io.costintent.clients.TokenCounter;
import io.costintent.pricing.Deployment;
import io.costintent.pricing.Deployments;
import org.jspecify.annotations.Nullable;

/**
 * What an application states about one client. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class AzureOptions {
  private static final AzureOptions DEFAULTS =
      new AzureOptions(null, Deployments.none(), false, TokenCounter.bytes());

  private final @Nullable String provider;
  private final Deployments deployments;
  private final boolean streamUsage;
  private final TokenCounter tokenCounter;

  /** Returns options that state nothing. */
  public static AzureOptions defaults() {
    return DEFAULTS;
  }

  private AzureOptions(
      @Nullable String provider,
      Deployments deployments,
      boolean streamUsage,
      TokenCounter tokenCounter) {
    this.provider = provider;
    this.deployments = deployments;
    this.streamUsage = streamUsage;
    this.tokenCounter = tokenCounter;
  }

  /**
   * Returns the same options with who bills the calls.
   *
   * <p>Needed only behind a gateway of one's own: the provider is otherwise taken from the host,
   * and where that does not tell, is {@code azure.ai.openai} for calls of a deployment.
   *
   * @param provider as in {@code gen_ai.provider.name}
   */
  public AzureOptions withProvider(String provider) {
    return new AzureOptions(
        requireNonNull(provider, "provider"), deployments, streamUsage, tokenCounter);
  }

  /**
   * Returns the same options with what the name of one more deployment stands for.
   *
   * <p>It holds for this client alone, so that two resources may use one name, and wins over what
   * the organisation's price file has under the name. Not needed for the model where responses name
   * it, which chat and embeddings do; scope and region are in no response.
   *
   * @throws IllegalArgumentException when the provider has a deployment of that name already
   */
  public AzureOptions withDeployment(Deployment deployment) {
    return new AzureOptions(provider, deployments.with(deployment), streamUsage, tokenCounter);
  }

  /**
   * Returns the same options with usage asked of every stream of chat and legacy completions.
   *
   * <p>Without it, a stream has a price only if the application itself sets {@code
   * ChatCompletionStreamOptions.setIncludeUsage(true)}. With it, each stream has one chunk more, at
   * its end, whose {@code choices} are empty, as its first one is on Azure.
   */
  public AzureOptions withStreamUsage() {
    return new AzureOptions(provider, deployments, true, tokenCounter);
  }

  /**
   * Returns the same options with what counts the tokens of a request for budgets; {@link
   * TokenCounter#bytes()} unless set.
   */
  public AzureOptions withTokenCounter(TokenCounter tokenCounter) {
    return new AzureOptions(
        provider, deployments, streamUsage, requireNonNull(tokenCounter, "tokenCounter"));
  }

  @Nullable String provider() {
    return provider;
  }

  Deployments deployments() {
    return deployments;
  }

  boolean streamUsage() {
    return streamUsage;
  }

  TokenCounter tokenCounter() {
    return tokenCounter;
  }

  /** Returns what is stated; not a contract. */
  @Override
  public String toString() {
    return "AzureOptions{provider="
        + provider
        + ", deployments="
        + deployments
        + ", streamUsage="
        + streamUsage
        + ", tokenCounter="
        + tokenCounter
        + '}';
  }
}
