/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tells people in time that a budget runs out: what to tell, once, and over which ways. */
@NullMarked
package io.costintent.budget.alert;

import org.jspecify.annotations.NullMarked;
