/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the parts of this module pass to each other on a thread. */
@NullMarked
package io.costintent.springai.internal;

import org.jspecify.annotations.NullMarked;
