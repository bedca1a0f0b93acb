/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Dated, sourced list prices: which model a name means and what it cost at an instant. */
@NullMarked
package io.costintent.pricing;

import org.jspecify.annotations.NullMarked;
