/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import org.jspecify.annotations.Nullable;

/** An error to put into the provider's JSON; a null type is the provider's own for the status. */
record Failure(int status, @Nullable String type, String message) {}
