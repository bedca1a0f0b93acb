/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

/** A model in a book, whose prices may still have to be unpacked. Thread-safe once it is in one. */
abstract class ModelEntry {
  /** Whether dated names of the model cost what the model costs. */
  boolean dateless;

  /** Returns an entry with prices at hand. */
  static ModelEntry of(ModelPrices prices) {
    return new ModelEntry() {
      @Override
      ModelPrices prices() {
        return prices;
      }
    };
  }

  abstract ModelPrices prices();
}
