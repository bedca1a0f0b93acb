/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Not for use outside this module: guarding, logging and clocks. */
@NullMarked
package io.costintent.internal;

import org.jspecify.annotations.NullMarked;
