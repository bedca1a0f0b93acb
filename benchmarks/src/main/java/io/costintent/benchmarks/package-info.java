/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** JMH benchmarks; {@link io.costintent.benchmarks.Report} runs them and prints the table. */
@NullMarked
package io.costintent.benchmarks;

import org.jspecify.annotations.NullMarked;
