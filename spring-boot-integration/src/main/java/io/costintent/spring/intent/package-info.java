/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Intent that beans state by annotations. */
@NullMarked
package io.costintent.spring.intent;

import org.jspecify.annotations.NullMarked;
