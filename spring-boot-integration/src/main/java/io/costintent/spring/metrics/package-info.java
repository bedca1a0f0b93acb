/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Metrics of Cost Intent in Micrometer's registries. */
@NullMarked
package io.costintent.spring.metrics;

import org.jspecify.annotations.NullMarked;
