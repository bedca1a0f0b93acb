/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The commands about prices. */
@NullMarked
package io.costintent.cli.prices;

import org.jspecify.annotations.NullMarked;
