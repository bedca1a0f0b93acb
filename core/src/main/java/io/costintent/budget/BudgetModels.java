/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import io.costintent.pricing.ModelId;
import io.costintent.pricing.ProviderName;
import java.util.List;

/** The names under which a budget knows a model. */
final class BudgetModels {
  /** Returns the names from the one asked for to the plainest; at least one. */
  static List<String> names(String provider, String model) {
    return List.copyOf(
        ModelId.parse(ProviderName.canonical(provider), model).candidates().keySet());
  }

  private BudgetModels() {}
}
