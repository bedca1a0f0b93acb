/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Budgets as data: whom they concern, over which time, how much, and what happens at the limit. */
@NullMarked
package io.costintent.budget;

import org.jspecify.annotations.NullMarked;
