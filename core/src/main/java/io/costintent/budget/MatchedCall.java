/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import io.costintent.intent.CostIntent;
import io.costintent.pricing.ProviderName;
import java.util.List;
import java.util.Locale;

/**
 * A call as budgets see it.
 *
 * @param modelNames the names that the model goes by, from the one asked for to the plainest
 */
record MatchedCall(CostIntent intent, String provider, List<String> modelNames, String operation) {
  static MatchedCall of(CostIntent intent, String provider, String model, String operation) {
    String canonical = ProviderName.canonical(provider);
    return new MatchedCall(
        intent,
        canonical,
        BudgetModels.names(canonical, model),
        operation.toLowerCase(Locale.ROOT));
  }

  /** The plainest name: editions of a model are counted together. */
  String model() {
    return modelNames.get(modelNames.size() - 1);
  }
}
