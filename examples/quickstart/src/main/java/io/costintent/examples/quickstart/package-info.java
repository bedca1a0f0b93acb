/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A support desk that triages tickets, drafts replies and runs an experiment. */
@NullMarked
package io.costintent.examples.quickstart;

import org.jspecify.annotations.NullMarked;
