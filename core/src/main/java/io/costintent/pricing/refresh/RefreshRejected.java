/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

/** A book that was not taken. Its message is for the log. */
final class RefreshRejected extends Exception {
  private static final long serialVersionUID = 1L;

  private final RefreshResult result;

  RefreshRejected(RefreshResult result, String message) {
    super(message);
    this.result = result;
  }

  RefreshRejected(RefreshResult result, String message, Throwable cause) {
    super(message, cause);
    this.result = result;
  }

  RefreshResult result() {
    return result;
  }
}
