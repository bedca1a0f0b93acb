/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.woven;

import io.costintent.CostTracking;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Weaves before the first test of a run, also of tests that know nothing of it. */
public final class WovenFirst implements BeforeAllCallback {
  static {
    Woven.telling(CostTracking.noop());
  }

  @Override
  public void beforeAll(ExtensionContext context) {}
}
