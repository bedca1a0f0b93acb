/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** How far a request got that failed without usage: whether anything is to be paid for. */
enum Delivery {
  /** The provider was not reached, or answered that it refuses. */
  REFUSED,
  /** The request went out and no answer came back: the provider may have read its input. */
  UNKNOWN;

  private static final int MAX_DEPTH = 16;

  /** Tells by the class of {@code error} and of its causes; messages are not read. */
  static Delivery of(@Nullable Throwable error) {
    Delivery delivery = REFUSED;
    Throwable next = error;
    for (int depth = 0; next != null && depth < MAX_DEPTH; depth++) {
      if (next instanceof ConnectException
          || next instanceof UnknownHostException
          || next instanceof NoRouteToHostException
          || next instanceof UnresolvedAddressException) {
        return REFUSED;
      }
      if (next instanceof IOException
          || next instanceof TimeoutException
          || next instanceof InterruptedException
          || next instanceof CancellationException) {
        delivery = UNKNOWN;
      }
      next = next.getCause();
    }
    return delivery;
  }
}
