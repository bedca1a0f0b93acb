/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Programs that know nothing of Cost Intent, nor of OpenTelemetry. */
@NullMarked
package io.costintent.javaagent.programs;

import org.jspecify.annotations.NullMarked;
