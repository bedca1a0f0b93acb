/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.cohere;

import static java.util.Objects.requireNonNull;

import io.costintent.clients.TokenCounter;
import org.jspecify.annotations.Nullable;

/**
 * What an application states about one client. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class CohereOptions {
  private static final CohereOptions DEFAULTS = new CohereOptions(null, TokenCounter.bytes());

  private final @Nullable String provider;
  private final TokenCounter tokenCounter;

  /** Returns options that state nothing. */
  public static CohereOptions defaults() {
    return DEFAULTS;
  }

  private CohereOptions(@Nullable String provider, TokenCounter tokenCounter) {
    this.provider = provider;
    this.tokenCounter = tokenCounter;
  }

  /**
   * Returns the same options with who bills the calls.
   *
   * <p>Needed only behind a host that does not tell, such as a gateway of one's own: the provider
   * is otherwise taken from the host, and is {@code cohere} for one that is not known.
   *
   * @param provider as in {@code gen_ai.provider.name}, such as {@code azure.ai.inference}
   */
  public CohereOptions withProvider(String provider) {
    return new CohereOptions(requireNonNull(provider, "provider"), tokenCounter);
  }

  /**
   * Returns the same options with what counts the tokens of a request for budgets; {@link
   * TokenCounter#bytes()} unless set.
   */
  public CohereOptions withTokenCounter(TokenCounter tokenCounter) {
    return new CohereOptions(provider, requireNonNull(tokenCounter, "tokenCounter"));
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
    return "CohereOptions{provider=" + provider + ", tokenCounter=" + tokenCounter + '}';
  }
}
