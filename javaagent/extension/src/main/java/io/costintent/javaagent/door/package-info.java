/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Where instrumented methods are entered and left. */
@NullMarked
package io.costintent.javaagent.door;

import org.jspecify.annotations.NullMarked;
