/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The life of a hold: what a call may take is held before it runs, and settled when it ended. */
@NullMarked
package io.costintent.budget.hold;

import org.jspecify.annotations.NullMarked;
