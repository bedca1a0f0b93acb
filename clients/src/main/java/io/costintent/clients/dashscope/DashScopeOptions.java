/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import static java.util.Objects.requireNonNull;

import io.costintent.clients.TokenCounter;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an application states about one client. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class DashScopeOptions {
  private static final DashScopeOptions DEFAULTS =
      new DashScopeOptions(null, null, TokenCounter.bytes());

  private final @Nullable URI baseUrl;
  private final @Nullable String provider;
  private final TokenCounter tokenCounter;

  /** Returns options that state nothing. */
  public static DashScopeOptions defaults() {
    return DEFAULTS;
  }

  private DashScopeOptions(
      @Nullable URI baseUrl, @Nullable String provider, TokenCounter tokenCounter) {
    this.baseUrl = baseUrl;
    this.provider = provider;
    this.tokenCounter = tokenCounter;
  }

  /**
   * Returns the same options with the address that the client was made with, which it does not
   * tell; that of the SDK's constants unless set.
   */
  public DashScopeOptions withBaseUrl(URI baseUrl) {
    return new DashScopeOptions(requireNonNull(baseUrl, "baseUrl"), provider, tokenCounter);
  }

  /**
   * Returns the same options with who bills the calls; {@code dashscope} unless the address tells
   * otherwise.
   *
   * @param provider as in {@code gen_ai.provider.name}
   */
  public DashScopeOptions withProvider(String provider) {
    return new DashScopeOptions(baseUrl, requireNonNull(provider, "provider"), tokenCounter);
  }

  /**
   * Returns the same options with what counts the tokens of a request for budgets; {@link
   * TokenCounter#bytes()} unless set.
   */
  public DashScopeOptions withTokenCounter(TokenCounter tokenCounter) {
    return new DashScopeOptions(baseUrl, provider, requireNonNull(tokenCounter, "tokenCounter"));
  }

  @Nullable URI baseUrl() {
    return baseUrl;
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
    return "DashScopeOptions{baseUrl="
        + baseUrl
        + ", provider="
        + provider
        + ", tokenCounter="
        + tokenCounter
        + '}';
  }
}
