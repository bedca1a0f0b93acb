/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static java.util.Objects.requireNonNull;

import io.costintent.clients.TokenCounter;
import org.jspecify.annotations.Nullable;

/**
 * What an application states about one client. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class OpenAiOptions {
  private static final OpenAiOptions DEFAULTS =
      new OpenAiOptions(null, false, TokenCounter.bytes());

  private final @Nullable String provider;
  private final boolean streamUsage;
  private final TokenCounter tokenCounter;

  /** Returns options that state nothing. */
  public static OpenAiOptions defaults() {
    return DEFAULTS;
  }

  private OpenAiOptions(@Nullable String provider, boolean streamUsage, TokenCounter tokenCounter) {
    this.provider = provider;
    this.streamUsage = streamUsage;
    this.tokenCounter = tokenCounter;
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
    return new OpenAiOptions(requireNonNull(provider, "provider"), streamUsage, tokenCounter);
  }

  /**
   * Returns the same options with usage asked of every stream of chat and legacy completions.
   *
   * <p>Without it, a stream has a price only if the application itself sets {@code
   * stream_options.include_usage}. With it, each stream has one chunk more, at its end, whose
   * {@code choices} are empty: code that takes the first choice of every chunk must expect that.
   */
  public OpenAiOptions withStreamUsage() {
    return new OpenAiOptions(provider, true, tokenCounter);
  }

  /**
   * Returns the same options with what counts the tokens of a request for budgets; {@link
   * TokenCounter#bytes()} unless set.
   */
  public OpenAiOptions withTokenCounter(TokenCounter tokenCounter) {
    return new OpenAiOptions(provider, streamUsage, requireNonNull(tokenCounter, "tokenCounter"));
  }

  @Nullable String provider() {
    return provider;
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
    return "OpenAiOptions{provider="
        + provider
        + ", streamUsage="
        + streamUsage
        + ", tokenCounter="
        + tokenCounter
        + '}';
  }
}
