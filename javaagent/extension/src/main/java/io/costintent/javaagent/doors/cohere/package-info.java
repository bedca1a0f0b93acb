/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the agent does in Cohere's SDK. */
@NullMarked
package io.costintent.javaagent.doors.cohere;

import org.jspecify.annotations.NullMarked;
