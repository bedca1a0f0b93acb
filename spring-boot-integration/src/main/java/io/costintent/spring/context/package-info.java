/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Carries intent where Spring applications hop threads: Reactor, tasks, snapshots. */
@NullMarked
package io.costintent.spring.context;

import org.jspecify.annotations.NullMarked;
