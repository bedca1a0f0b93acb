/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Doors of OpenAI's SDK. */
@NullMarked
package io.costintent.javaagent.doors.openai;

import org.jspecify.annotations.NullMarked;
