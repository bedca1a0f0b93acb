/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a deployment on Azure runs, and the names under which price books list a model there:
 * {@code eu/gpt-5.4} is gpt-5.4 in the European data zone.
 */
final class AzurePlaces {
  private static final String PROVIDER = "azure.ai.openai";
  private static final String GLOBAL = "global";
  private static final String DATA_ZONE = "datazone";
  private static final String REGIONAL = "regional";

  /** Returns the names to look up before the model's own, none when the place is not known. */
  static List<String> names(PriceQuery query) {
    String scope = query.scope();
    if (scope == null || !isAzure(query) || query.model().indexOf('/') >= 0) {
      return List.of();
    }
    return switch (scope) {
      case GLOBAL -> List.of("global/" + query.model(), "global-standard/" + query.model());
      case REGIONAL -> List.of("regional/" + query.model());
      case DATA_ZONE ->
          query.region() == null ? List.of() : List.of(query.region() + '/' + query.model());
      default -> List.of();
    };
  }

  /** Whether prices are those of the very place that their model's name says. */
  static boolean isListed(PriceLookup lookup) {
    return lookup instanceof PriceLookup.Found found && isPlaced(found.prices().model());
  }

  static boolean isPlaced(String model) {
    int slash = model.indexOf('/');
    return slash > 0 && ModelId.AZURE_SCOPES.containsKey(model.substring(0, slash));
  }

  /** Whether the price of the model as such may be too low for where the call ran. */
  static boolean isDearer(PriceQuery query) {
    @Nullable String scope = query.scope();
    return (DATA_ZONE.equals(scope) || REGIONAL.equals(scope)) && isAzure(query);
  }

  private static boolean isAzure(PriceQuery query) {
    return ProviderName.canonical(query.provider()).equals(PROVIDER);
  }

  private AzurePlaces() {}
}
