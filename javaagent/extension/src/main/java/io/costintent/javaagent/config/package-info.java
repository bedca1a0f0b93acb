/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What is configured of the agent itself. */
@NullMarked
package io.costintent.javaagent.config;

import org.jspecify.annotations.NullMarked;
