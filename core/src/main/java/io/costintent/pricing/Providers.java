/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The providers of a book by their canonical names. Thread-safe. */
interface Providers {
  /** Returns the models of a provider, or null when the book does not have it. */
  @Nullable ProviderModels get(String provider);

  /** The names, in the order of the book. */
  Collection<String> names();

  /** Returns the first instant after the given one at which a card begins or ends, or null. */
  @Nullable Instant nextChange(Instant after);

  int modelCount();

  /** How many cards there are, each counted once for each model that has it. */
  int cardCount();
}
