/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What instrumented classes see of the agent, made of types of the JDK. */
@NullMarked
package io.costintent.javaagent.bootstrap;

import org.jspecify.annotations.NullMarked;
