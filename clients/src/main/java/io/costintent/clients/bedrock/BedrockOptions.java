/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import static java.util.Objects.requireNonNull;

import io.costintent.clients.TokenCounter;
import io.costintent.intent.IntentKey;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an application states about its calls to Bedrock. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class BedrockOptions {
  private static final BedrockOptions DEFAULTS =
      new BedrockOptions(Map.of(), Set.of(), TokenCounter.bytes());

  private final Map<String, String> models;
  private final Set<IntentKey> metadata;
  private final TokenCounter tokenCounter;

  /** Returns options that state nothing. */
  public static BedrockOptions defaults() {
    return DEFAULTS;
  }

  private BedrockOptions(
      Map<String, String> models, Set<IntentKey> metadata, TokenCounter tokenCounter) {
    this.models = Map.copyOf(models);
    this.metadata = Set.copyOf(metadata);
    this.tokenCounter = tokenCounter;
  }

  /**
   * Returns the same options with the model behind an ARN of one's own: an application inference
   * profile, provisioned throughput, a custom or an imported model.
   *
   * <p>Calls that name such an ARN are otherwise unpriced, reason {@code unmapped_name}, unless the
   * organisation's prices name it. The model is what budgets, policies and spans see; the ARN is
   * what is sent.
   *
   * @param arn as requests name it
   * @param model with its geography if the profile has one, such as {@code
   *     us.anthropic.claude-sonnet-4-5-20250929-v1:0}: it decides the price
   */
  public BedrockOptions withModel(String arn, String model) {
    Map<String, String> more = new LinkedHashMap<>(models);
    more.put(requireNonNull(arn, "arn"), requireNonNull(model, "model"));
    return new BedrockOptions(more, metadata, tokenCounter);
  }

  /**
   * Returns the same options with these parts of the intent sent along as {@code requestMetadata}
   * of Converse and ConverseStream, which AWS writes into the account's invocation log.
   *
   * <p>Nothing of the intent leaves the process otherwise. What the application sets itself under
   * the same name, {@code costintent.team} and so on, stays; AWS takes 16 entries, and texts that
   * it would refuse are left out.
   */
  public BedrockOptions withRequestMetadata(IntentKey... keys) {
    Set<IntentKey> named = EnumSet.noneOf(IntentKey.class);
    named.addAll(Arrays.asList(keys));
    return new BedrockOptions(models, named, tokenCounter);
  }

  /**
   * Returns the same options with what counts the tokens of a request for budgets; {@link
   * TokenCounter#bytes()} unless set.
   */
  public BedrockOptions withTokenCounter(TokenCounter tokenCounter) {
    return new BedrockOptions(models, metadata, requireNonNull(tokenCounter, "tokenCounter"));
  }

  Map<String, String> models() {
    return models;
  }

  Set<IntentKey> metadata() {
    return metadata;
  }

  TokenCounter tokenCounter() {
    return tokenCounter;
  }

  /** Returns what is stated; not a contract. */
  @Override
  public String toString() {
    return "BedrockOptions{models="
        + models
        + ", metadata="
        + metadata
        + ", tokenCounter="
        + tokenCounter
        + '}';
  }
}
