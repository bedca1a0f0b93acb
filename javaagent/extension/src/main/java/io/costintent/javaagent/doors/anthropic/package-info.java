/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Doors of Anthropic's SDK. */
@NullMarked
package io.costintent.javaagent.doors.anthropic;

import org.jspecify.annotations.NullMarked;
