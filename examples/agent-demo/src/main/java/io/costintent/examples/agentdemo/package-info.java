/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Starts a service with the agent, and shows what left it. */
@NullMarked
package io.costintent.examples.agentdemo;

import org.jspecify.annotations.NullMarked;
