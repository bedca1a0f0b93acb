/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Where OpenTelemetry's automatic configurations enter; found by ServiceLoader. */
@NullMarked
package io.costintent.otel.internal;

import org.jspecify.annotations.NullMarked;
