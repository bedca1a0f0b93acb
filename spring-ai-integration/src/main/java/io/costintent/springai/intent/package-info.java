/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** How one call of Spring AI says what it is for. */
@NullMarked
package io.costintent.springai.intent;

import org.jspecify.annotations.NullMarked;
