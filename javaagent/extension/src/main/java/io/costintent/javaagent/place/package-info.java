/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Where calls are made from, as the agent sees it, and what they are for because of it. */
@NullMarked
package io.costintent.javaagent.place;

import org.jspecify.annotations.NullMarked;
