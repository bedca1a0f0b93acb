/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a call cost: a pure calculation from price book and usage that explains itself. */
@NullMarked
package io.costintent.cost;

import org.jspecify.annotations.NullMarked;
