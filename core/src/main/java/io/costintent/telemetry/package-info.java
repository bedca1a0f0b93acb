/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Calls as OpenTelemetry spans and metrics. */
@NullMarked
package io.costintent.telemetry;

import org.jspecify.annotations.NullMarked;
