/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring;

import io.costintent.CostTrackingBuilder;

/**
 * Sets more of the application's tracking than its configuration does. Beans of this type are asked
 * in their order, after what is configured; what they set wins.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface CostTrackingCustomizer {
  /** Sets what it likes to, while the application starts. */
  void customize(CostTrackingBuilder tracking);
}
