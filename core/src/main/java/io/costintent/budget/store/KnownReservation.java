/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import java.util.concurrent.atomic.AtomicReference;

/**
 * A reservation that the store knows. Whoever brings it into a phase does what that phase asks for,
 * so each is done once. Lock-free and thread-safe.
 */
final class KnownReservation extends AtomicReference<Phase> {
  private static final long serialVersionUID = 1L;

  private final String id;

  KnownReservation(String id, Phase phase) {
    super(phase);
    this.id = id;
  }

  String id() {
    return id;
  }

  boolean isHeld() {
    return get() instanceof TakenHolds;
  }
}
