/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Prices of models as others publish them, merged into one book. */
@NullMarked
package io.costintent.prices;

import org.jspecify.annotations.NullMarked;
