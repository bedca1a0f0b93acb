/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Processes with the agent, and what is seen of them from outside. */
@NullMarked
package io.costintent.javaagent.tests;

import org.jspecify.annotations.NullMarked;
