/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A receiver of what an application exports by OTLP. */
@NullMarked
package io.costintent.testkit.otlp;

import org.jspecify.annotations.NullMarked;
