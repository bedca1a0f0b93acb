/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Configuration as one tree of values that know where they were written, whatever the format. */
@NullMarked
package io.costintent.config;

import org.jspecify.annotations.NullMarked;
