/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The costintent command. */
@NullMarked
package io.costintent.cli;

import org.jspecify.annotations.NullMarked;
