/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.provider.ResponseFacts;
import org.jspecify.annotations.Nullable;

/**
 * A body that says nothing about itself, such as audio: what was asked for is billed, however much
 * of it is read.
 */
final class OpaqueBody implements BodyReader {
  private final @Nullable ResponseFacts facts;

  /** {@code facts} are known from elsewhere, or null. */
  OpaqueBody(@Nullable ResponseFacts facts) {
    this.facts = facts;
  }

  @Override
  public void accept(byte[] bytes, int offset, int length) {}

  @Override
  public @Nullable ResponseFacts facts() {
    return facts;
  }

  @Override
  public boolean complete() {
    return true;
  }
}
