/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Text for people and for other programs, and what exit codes mean. */
@NullMarked
package io.costintent.cli.terminal;

import org.jspecify.annotations.NullMarked;
