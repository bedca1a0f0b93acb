/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The entry point: {@link io.costintent.CostTracking}. */
@NullMarked
package io.costintent;

import org.jspecify.annotations.NullMarked;
