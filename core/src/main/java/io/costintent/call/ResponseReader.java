/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.provider.ResponseFacts;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a response of some client says about usage, model and id.
 *
 * <p>What it throws is logged and counted; the call is then recorded without usage. Thread-safe.
 *
 * @param <T> the client's type of response
 * @since 0.1
 */
@FunctionalInterface
public interface ResponseReader<T> {
  /** Returns what {@code response} says, or null when that is nothing. */
  @Nullable ResponseFacts read(T response);
}
