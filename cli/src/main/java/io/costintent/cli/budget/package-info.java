/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The commands about budgets. */
@NullMarked
package io.costintent.cli.budget;

import org.jspecify.annotations.NullMarked;
