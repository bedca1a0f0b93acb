/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Doors that are loaded beside the application's libraries. */
@NullMarked
package io.costintent.javaagent.doors;

import org.jspecify.annotations.NullMarked;
