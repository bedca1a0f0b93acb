/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Doors of SDKs whose calls {@code clients} knows by the type of their parameters. */
@NullMarked
package io.costintent.javaagent.doors.sdk;

import org.jspecify.annotations.NullMarked;
