/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** How the agent is put together. */
@NullMarked
package io.costintent.javaagent.internal;

import org.jspecify.annotations.NullMarked;
