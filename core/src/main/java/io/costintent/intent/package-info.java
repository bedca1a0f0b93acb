/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Who spends and why: the intent that every call carries. */
@NullMarked
package io.costintent.intent;

import org.jspecify.annotations.NullMarked;
