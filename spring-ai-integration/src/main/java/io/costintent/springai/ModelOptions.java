/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.costintent.springai.facts.Biller;
import java.net.URI;

/**
 * What an application states about a model, since Spring AI names the protocol that is spoken and
 * not who is paid.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ModelOptions {
  private static final ModelOptions DEFAULTS = new ModelOptions(Biller.unstated(), false);

  private final Biller biller;
  private final boolean enclosing;

  /** Returns options that state nothing: who bills is taken from Spring AI's name of the model. */
  public static ModelOptions defaults() {
    return DEFAULTS;
  }

  private ModelOptions(Biller biller, boolean enclosing) {
    this.biller = biller;
    this.enclosing = enclosing;
  }

  /**
   * Returns the same options with who bills the calls.
   *
   * @param provider as in {@code gen_ai.provider.name}, such as {@code groq}
   */
  public ModelOptions withProvider(String provider) {
    return new ModelOptions(biller.withProvider(provider), enclosing);
  }

  /**
   * Returns the same options with the address that the model was given.
   *
   * <p>Its host tells who bills, where it is known and {@link #withProvider} does not say: a model
   * of OpenAI's protocol with the address of Groq is billed by Groq.
   */
  public ModelOptions withBaseUrl(String baseUrl) {
    return new ModelOptions(biller.at(URI.create(baseUrl)), enclosing);
  }

  /**
   * Returns the same options for a model that calls an SDK whose own calls are recorded: those hold
   * budgets and bill, the model's is around them.
   */
  public ModelOptions enclosing() {
    return new ModelOptions(biller, true);
  }

  boolean isEnclosing() {
    return enclosing;
  }

  /** What is stated. */
  Biller biller() {
    return biller;
  }

  /** Returns what is stated; not a contract. */
  @Override
  public String toString() {
    return "ModelOptions{" + biller + (enclosing ? ", enclosing" : "") + '}';
  }
}
