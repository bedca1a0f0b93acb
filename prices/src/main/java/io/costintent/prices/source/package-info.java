/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Readers of the collections of prices that others publish. */
@NullMarked
package io.costintent.prices.source;

import org.jspecify.annotations.NullMarked;
