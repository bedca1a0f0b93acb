/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import java.util.Locale;

/**
 * How a call ended.
 *
 * @since 0.1
 */
public enum CallEnding {
  /** The response arrived whole. */
  COMPLETED,
  /** The provider, the network or the client failed. */
  FAILED,
  /** The stream stopped without its final event and without an error. */
  CUT,
  /** The caller stopped listening. */
  CANCELLED,
  /** The caller took the stream and never read it to an end; found by the sweep. */
  NEVER_CONSUMED,
  /** A policy did not let it run; the provider was not called. */
  DENIED;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The value of {@code costintent.call.ending}. */
  public String value() {
    return code;
  }
}
