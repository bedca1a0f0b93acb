/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the agent does in Azure's OpenAI SDK. */
@NullMarked
package io.costintent.javaagent.doors.azure;

import org.jspecify.annotations.NullMarked;
