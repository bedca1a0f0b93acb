/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the agent does in Google's Gen AI SDK. */
@NullMarked
package io.costintent.javaagent.doors.google;

import org.jspecify.annotations.NullMarked;
