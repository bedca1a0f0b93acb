/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.function.Supplier;

/** The application's OpenTelemetry, where it states none. */
public final class GlobalTelemetry {
  /** Returns the global one; it is left unset where it is, but with an older API. */
  public static OpenTelemetry get() {
    // not a reference to the method, which is looked for where it is handed over
    return get(() -> GlobalOpenTelemetry.getOrNoop(), GlobalOpenTelemetry::get);
  }

  static OpenTelemetry get(Supplier<OpenTelemetry> newer, Supplier<OpenTelemetry> older) {
    try {
      return newer.get();
    } catch (NoSuchMethodError absent) { // as in the API that Spring Boot 3.5 brings
      return older.get();
    }
  }

  private GlobalTelemetry() {}
}
