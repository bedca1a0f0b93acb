/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Where Spring AI's observations become calls: intent at their start, usage at their end. */
@NullMarked
package io.costintent.springai.observation;

import org.jspecify.annotations.NullMarked;
