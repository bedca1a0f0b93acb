/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The current intent, carried by OpenTelemetry's Context within a JVM and by Baggage across. */
@NullMarked
package io.costintent.propagation;

import org.jspecify.annotations.NullMarked;
