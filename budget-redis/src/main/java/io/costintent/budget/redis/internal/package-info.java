/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Not for use outside this module: threads, clocks, randomness, logging. */
@NullMarked
package io.costintent.budget.redis.internal;

import org.jspecify.annotations.NullMarked;
