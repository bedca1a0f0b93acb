/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import io.costintent.internal.Background;
import io.costintent.internal.Notices;
import io.costintent.pricing.Agreement;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBookStatus;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.UpdatedPriceBook;
import io.costintent.pricing.refresh.PriceRefresh;
import io.costintent.pricing.refresh.PriceRefresher;
import io.costintent.telemetry.PriceHealth;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What a builder knows of prices, until tracking is built. */
final class PriceParts {
  @Nullable PriceBook list;
  @Nullable Agreement agreement;
  @Nullable PriceRefresh refresh;
  private @Nullable PriceRefresher refresher;

  /** Returns the list prices that calls are to be priced by. */
  PriceBook start(PriceSettings settings, InstantSource time) {
    PriceBook first = list == null ? bundled(time) : list;
    PriceRefresh wanted = refresh == null ? settings.refresh() : refresh;
    if (wanted == null) {
      return first;
    }
    UpdatedPriceBook updated = UpdatedPriceBook.of(first);
    refresher = PriceRefresher.start(wanted, updated);
    return updated;
  }

  /** The bundled book is read while the application starts, not while its first call ends. */
  private static PriceBook bundled(InstantSource time) {
    PriceQuery any = PriceQuery.of("openai", "gpt-4o", time.instant());
    Background.run(
        "prices",
        () -> {
          PriceBooks.preload();
          PriceBooks.bundled().find(any); // loads what answers, too
        });
    return PriceBooks.bundled();
  }

  PriceHealth health(PriceBook book) {
    return new PriceHealth(book, () -> status(book), Notices::warn);
  }

  PriceBookStatus status(PriceBook book) {
    return refresher == null ? PriceBookStatus.of(book) : refresher.status();
  }

  void close() {
    if (refresher != null) {
      refresher.close();
    }
  }
}
