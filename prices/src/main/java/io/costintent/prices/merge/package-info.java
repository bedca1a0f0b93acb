/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Makes one book of several sources, and keeps what earlier imports said. */
@NullMarked
package io.costintent.prices.merge;

import org.jspecify.annotations.NullMarked;
