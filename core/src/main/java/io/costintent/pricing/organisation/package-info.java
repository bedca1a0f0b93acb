/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Reads the file in which an organisation says what it pays. */
@NullMarked
package io.costintent.pricing.organisation;

import org.jspecify.annotations.NullMarked;
