/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import io.costintent.usage.UsageUnit;

/**
 * A unit without a price of its own that stays in the quantity of what it is part of.
 *
 * @param into the unit whose price it is charged at
 * @param position where it is in the usage
 * @param reasons what that means for the cost when there is any of it
 */
record FoldedUnit(UsageUnit unit, UsageUnit into, int position, int reasons) {}
