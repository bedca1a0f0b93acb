/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import org.jspecify.annotations.Nullable;

/**
 * The caller's own call of a provider.
 *
 * @param <T> what it returns
 * @param <X> what it throws; inferred as {@link RuntimeException} when nothing checked
 * @since 0.1
 */
@FunctionalInterface
public interface ProviderCall<T extends @Nullable Object, X extends Throwable> {
  /** Makes the call. */
  T make() throws X;
}
