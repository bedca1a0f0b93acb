/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Which methods of which libraries are hooked. */
@NullMarked
package io.costintent.javaagent.module;

import org.jspecify.annotations.NullMarked;
