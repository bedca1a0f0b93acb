/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What operators ask a running application: spend, budgets, prices, health. */
@NullMarked
package io.costintent.spring.actuate;

import org.jspecify.annotations.NullMarked;
