/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Calls whose cost somebody knows, as lines of JSON, and what this library says they cost. */
@NullMarked
package io.costintent.cases;

import org.jspecify.annotations.NullMarked;
