/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A help desk on Spring AI whose routes say what its calls are for, and what it prints. */
@NullMarked
package io.costintent.examples.helpdesk;

import org.jspecify.annotations.NullMarked;
