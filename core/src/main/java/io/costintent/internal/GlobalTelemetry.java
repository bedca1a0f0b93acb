/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;

/** The application's OpenTelemetry, where it states none. */
public final class GlobalTelemetry {
  /** Returns the global one; it is left unset where it is, but with an older API. */
  public static OpenTelemetry get() {
    try {
      return GlobalOpenTelemetry.getOrNoop();
    } catch (NoSuchMethodError older) { // as with the API that Spring Boot 3.5 brings
      return GlobalOpenTelemetry.get();
    }
  }

  private GlobalTelemetry() {}
}
