/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Collection;

/**
 * What those who take metrics need of them.
 *
 * @since 0.1
 */
public enum MetricForm {
  /** Counts are handed over when metrics are collected; what is not known has no attribute. */
  COLLECTED,

  /**
   * Counts are handed over as calls end, since nobody says when metrics are read; what is not known
   * is an empty attribute, since all series of one name must have the same ones.
   */
  AT_ONCE;

  /** Returns {@code attributes} with those of {@code keys} that this form cannot do without. */
  Attributes complete(Attributes attributes, Collection<AttributeKey<String>> keys) {
    if (this == COLLECTED) {
      return attributes;
    }
    AttributesBuilder builder = attributes.toBuilder();
    for (AttributeKey<String> key : keys) {
      if (attributes.get(key) == null) {
        builder.put(key, "");
      }
    }
    return builder.build();
  }
}
