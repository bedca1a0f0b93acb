/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a provider's response says about itself: usage, cost and how it was served, no content. */
@NullMarked
package io.costintent.provider;

import org.jspecify.annotations.NullMarked;
