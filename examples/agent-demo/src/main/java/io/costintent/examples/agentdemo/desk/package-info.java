/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The service: it knows nothing of what it costs, nor of telemetry. */
@NullMarked
package io.costintent.examples.agentdemo.desk;

import org.jspecify.annotations.NullMarked;
