/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import java.io.IOException;

/**
 * A way to tell people.
 *
 * <p>Called on a thread of its own, one alert at a time, so it may block; calls and other sinks do
 * not notice.
 *
 * @since 0.1
 */
public interface AlertSink {
  /** A short stable name, for logs and metrics. */
  String name();

  /**
   * Tells {@code alert}.
   *
   * @throws IOException when it is worth trying again a little later; after anything else that is
   *     thrown the alert is dropped, logged and counted
   */
  void deliver(BudgetAlert alert) throws IOException;
}
