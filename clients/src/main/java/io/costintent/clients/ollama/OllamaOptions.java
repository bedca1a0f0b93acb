/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import static java.util.Objects.requireNonNull;

import io.costintent.clients.TokenCounter;
import org.jspecify.annotations.Nullable;

/**
 * What an application states about one client. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class OllamaOptions {
  private static final OllamaOptions DEFAULTS = new OllamaOptions(null, TokenCounter.bytes());

  private final @Nullable String provider;
  private final TokenCounter tokenCounter;

  /** Returns options that state nothing. */
  public static OllamaOptions defaults() {
    return DEFAULTS;
  }

  private OllamaOptions(@Nullable String provider, TokenCounter tokenCounter) {
    this.provider = provider;
    this.tokenCounter = tokenCounter;
  }

  /**
   * Returns the same options with whose machines answer, for price files that tell several apart;
   * {@code ollama} unless set.
   *
   * @param provider as in {@code gen_ai.provider.name} and in {@code models[].provider} of the
   *     organisation's price file, such as {@code gpu-pool-eu}
   */
  public OllamaOptions withProvider(String provider) {
    return new OllamaOptions(requireNonNull(provider, "provider"), tokenCounter);
  }

  /**
   * Returns the same options with what counts the tokens of a request for budgets; {@link
   * TokenCounter#bytes()} unless set.
   */
  public OllamaOptions withTokenCounter(TokenCounter tokenCounter) {
    return new OllamaOptions(provider, requireNonNull(tokenCounter, "tokenCounter"));
  }

  @Nullable String provider() {
    return provider;
  }

  TokenCounter tokenCounter() {
    return tokenCounter;
  }

  /** Returns what is stated; not a contract. */
  @Override
  public String toString() {
    return "OllamaOptions{provider=" + provider + ", tokenCounter=" + tokenCounter + '}';
  }
}
