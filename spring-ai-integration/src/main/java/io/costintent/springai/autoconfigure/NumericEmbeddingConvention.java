/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.autoconfigure;

import io.micrometer.common.KeyValues;
import org.springframework.ai.embedding.observation.DefaultEmbeddingModelObservationConvention;
import org.springframework.ai.embedding.observation.EmbeddingModelObservationContext;

/**
 * Spring AI's convention without the tokens, which it has as texts: on one span a text and a number
 * of one name are two attributes. All else is as it is there.
 *
 * @since 0.1
 */
public final class NumericEmbeddingConvention extends DefaultEmbeddingModelObservationConvention {
  /** Creates the convention. */
  public NumericEmbeddingConvention() {}

  @Override
  protected KeyValues usageInputTokens(
      KeyValues keyValues, EmbeddingModelObservationContext context) {
    return keyValues;
  }

  @Override
  protected KeyValues usageTotalTokens(
      KeyValues keyValues, EmbeddingModelObservationContext context) {
    return keyValues;
  }
}
