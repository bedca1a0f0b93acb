/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Checks a configuration or a process, and tells what it found. */
@NullMarked
package io.costintent.javaagent.doctor;

import org.jspecify.annotations.NullMarked;
