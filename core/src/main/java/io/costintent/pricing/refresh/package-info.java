/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Newer prices from a file or a web address, checked before they are used; off by default. */
@NullMarked
package io.costintent.pricing.refresh;

import org.jspecify.annotations.NullMarked;
