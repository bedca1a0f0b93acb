/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the agent does in Spring AI's models. */
@NullMarked
package io.costintent.javaagent.doors.springai;

import org.jspecify.annotations.NullMarked;
