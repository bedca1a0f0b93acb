/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a call consumed: a quantity per unit, and how the units contain each other. */
@NullMarked
package io.costintent.usage;

import org.jspecify.annotations.NullMarked;
