/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Stand-ins for objects of libraries, for adapters that see calls by wrapping an interface. */
@NullMarked
package io.costintent.proxy;

import org.jspecify.annotations.NullMarked;
