/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A bookshop whose AI services retrieve, use tools and stream, and which knows what each costs. */
@NullMarked
package io.costintent.examples.rag;

import org.jspecify.annotations.NullMarked;
