/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import java.util.ArrayList;
import java.util.List;

/** The mistakes of the test's own script, until somebody takes them. Thread-safe. */
final class ScriptErrors {
  /** Not retried by clients, and not what a provider answers to the requests of a test. */
  private static final int STATUS = 422;

  private final List<String> errors = new ArrayList<>();

  /** Keeps the mistake and returns the failure that tells the client about it. */
  synchronized Failure add(RecordedRequest request, String message) {
    errors.add(request + ": " + message);
    return new Failure(STATUS, "simulator_script_error", message);
  }

  synchronized List<String> take() {
    List<String> taken = List.copyOf(errors);
    errors.clear();
    return taken;
  }
}
