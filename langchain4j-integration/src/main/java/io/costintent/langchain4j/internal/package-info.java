/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What belongs to a thread; not for other modules. */
@NullMarked
package io.costintent.langchain4j.internal;

import org.jspecify.annotations.NullMarked;
