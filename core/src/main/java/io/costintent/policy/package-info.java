/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What may run: decisions made before a request is sent. */
@NullMarked
package io.costintent.policy;

import org.jspecify.annotations.NullMarked;
