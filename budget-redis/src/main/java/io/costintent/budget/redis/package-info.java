/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A budget store in Redis. */
@NullMarked
package io.costintent.budget.redis;

import org.jspecify.annotations.NullMarked;
