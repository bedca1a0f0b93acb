/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import static java.util.Objects.requireNonNull;

import io.costintent.clients.TokenCounter;
import org.jspecify.annotations.Nullable;

/**
 * What an application states about one client. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class GoogleOptions {
  private static final GoogleOptions DEFAULTS = new GoogleOptions(null, TokenCounter.bytes());

  private final @Nullable String provider;
  private final TokenCounter tokenCounter;

  /** Returns options that state nothing. */
  public static GoogleOptions defaults() {
    return DEFAULTS;
  }

  private GoogleOptions(@Nullable String provider, TokenCounter tokenCounter) {
    this.provider = provider;
    this.tokenCounter = tokenCounter;
  }

  /**
   * Returns the same options with who bills the calls.
   *
   * <p>Needed only behind a gateway of one's own that changes paths: the provider is otherwise
   * taken from the host, and where that does not tell, from the path.
   *
   * @param provider as in {@code gen_ai.provider.name}: {@code gcp.gemini} or {@code gcp.vertex_ai}
   */
  public GoogleOptions withProvider(String provider) {
    return new GoogleOptions(requireNonNull(provider, "provider"), tokenCounter);
  }

  /**
   * Returns the same options with what counts the tokens of a request for budgets; {@link
   * TokenCounter#bytes()} unless set.
   */
  public GoogleOptions withTokenCounter(TokenCounter tokenCounter) {
    return new GoogleOptions(provider, requireNonNull(tokenCounter, "tokenCounter"));
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
    return "GoogleOptions{provider=" + provider + ", tokenCounter=" + tokenCounter + '}';
  }
}
