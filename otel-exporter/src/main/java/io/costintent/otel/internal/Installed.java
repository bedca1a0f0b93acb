/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.internal;

import io.costintent.CostTracking;
import io.costintent.call.ModelCallHandler;
import io.costintent.otel.CompatibilityProfile;
import io.costintent.otel.CostSpans;
import io.costintent.telemetry.InferenceSpans;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was installed last in this process, so that tracking that is built elsewhere finds it.
 *
 * <p>Automatic configuration has no way to hand anything to the application. Thread-safe.
 */
public final class Installed {
  /** Answers about spans where nothing is installed. */
  private static final CostSpans DETACHED = CostSpans.create();

  private static Supplier<ModelCallHandler> initial = () -> CostTracking.create().handler();
  private static @Nullable CostSpans current;
  private static @Nullable ModelCallHandler tracking;

  /** Sets who prices spans of others until tracking is built, for those who build theirs late. */
  public static synchronized void initial(Supplier<ModelCallHandler> handler) {
    initial = handler;
  }

  private static ModelCallHandler initialHandler() {
    Supplier<ModelCallHandler> asked;
    synchronized (Installed.class) {
      asked = initial;
    }
    return asked.get();
  }

  /** Installs parts with these options; tracking that was built already is told of their spans. */
  static synchronized CostSpans install(List<String> profiles, boolean deferAttributes) {
    CostSpans spans =
        CostSpans.builder()
            .compatibility(profiles.stream().map(CompatibilityProfile::parse).toList())
            .deferAttributes(deferAttributes)
            .handler(Installed::initialHandler)
            .build();
    if (tracking != null) {
      spans.attach(tracking);
    }
    current = spans;
    return spans;
  }

  static synchronized InferenceSpans inferenceSpans() {
    return (current == null ? DETACHED : current).inferenceSpans();
  }

  static synchronized void attach(ModelCallHandler handler) {
    tracking = handler;
    if (current != null) {
      current.attach(handler);
    }
  }

  private Installed() {}
}
