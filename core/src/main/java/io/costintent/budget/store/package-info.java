/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Where budgets keep count: counters, holds on them, and the SPI of a store. */
@NullMarked
package io.costintent.budget.store;

import org.jspecify.annotations.NullMarked;
