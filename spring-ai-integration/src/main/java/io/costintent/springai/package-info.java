/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Intent, cost and budgets for the models of Spring AI. */
@NullMarked
package io.costintent.springai;

import org.jspecify.annotations.NullMarked;
