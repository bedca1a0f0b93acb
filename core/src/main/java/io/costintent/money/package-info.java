/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Exact amounts of money: what a call cost, never approximated by a binary fraction. */
@NullMarked
package io.costintent.money;

import org.jspecify.annotations.NullMarked;
