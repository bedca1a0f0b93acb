/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The source form of the price book: what people read and review, a file per provider. */
@NullMarked
package io.costintent.prices.book;

import org.jspecify.annotations.NullMarked;
