/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Intent and price on the spans of an OpenTelemetry SDK, whoever starts them. */
@NullMarked
package io.costintent.otel;

import org.jspecify.annotations.NullMarked;
