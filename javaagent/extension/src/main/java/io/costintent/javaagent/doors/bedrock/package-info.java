/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the agent does in AWS's SDK for Bedrock. */
@NullMarked
package io.costintent.javaagent.doors.bedrock;

import org.jspecify.annotations.NullMarked;
