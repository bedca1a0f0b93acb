/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import io.costintent.langchain4j.facts.ModelIdentity;
import java.net.URI;

/**
 * What an application states about a model, since LangChain4j's models keep it to themselves.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ModelOptions {
  private static final ModelOptions DEFAULTS = new ModelOptions(ModelIdentity.unstated(), false);

  private final ModelIdentity identity;
  private final boolean enclosing;

  /** Returns options that state nothing: who bills is taken from the model's provider. */
  public static ModelOptions defaults() {
    return DEFAULTS;
  }

  private ModelOptions(ModelIdentity identity, boolean enclosing) {
    this.identity = identity;
    this.enclosing = enclosing;
  }

  /**
   * Returns the same options with who bills the calls.
   *
   * @param provider as in {@code gen_ai.provider.name}, such as {@code groq}
   */
  public ModelOptions withProvider(String provider) {
    return new ModelOptions(identity.withProvider(provider), enclosing);
  }

  /**
   * Returns the same options with the address that the model was given.
   *
   * <p>Its host tells who bills, where it is known and {@link #withProvider} does not say: a model
   * of OpenAI's protocol with the address of Groq is billed by Groq. It is on the span, too.
   */
  public ModelOptions withBaseUrl(String baseUrl) {
    return new ModelOptions(identity.at(URI.create(baseUrl)), enclosing);
  }

  /** Returns the same options with the model's name, for models that do not tell it. */
  public ModelOptions withModel(String model) {
    return new ModelOptions(identity.withModel(model), enclosing);
  }

  /**
   * Returns the same options for a model whose calls are tracked below it as well, such as one that
   * routes to tracked models, or that uses a provider's SDK wrapped by {@code costintent-clients}.
   *
   * <p>Budgets are then asked by the calls below only, which know the model and the price.
   */
  public ModelOptions enclosing() {
    return new ModelOptions(identity, true);
  }

  /** What is stated of the model. */
  public ModelIdentity identity() {
    return identity;
  }

  boolean isEnclosing() {
    return enclosing;
  }

  /** Returns what is stated; not a contract. */
  @Override
  public String toString() {
    return "ModelOptions{" + identity + ", enclosing=" + enclosing + '}';
  }
}
