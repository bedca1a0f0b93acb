/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Intent of calls by the place they are made from, as a configuration says. */
@NullMarked
package io.costintent.intent.rule;

import org.jspecify.annotations.NullMarked;
