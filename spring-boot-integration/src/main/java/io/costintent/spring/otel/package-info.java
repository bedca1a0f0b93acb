/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Cost and intent on the spans of Boot's OpenTelemetry SDK. */
@NullMarked
package io.costintent.spring.otel;

import org.jspecify.annotations.NullMarked;
