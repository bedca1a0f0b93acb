/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The process around the command: streams, environment, clock. */
@NullMarked
package io.costintent.cli.internal;

import org.jspecify.annotations.NullMarked;
