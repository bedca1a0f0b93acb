/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What adapters are tested with: the provider simulator and the conformance suites. */
@NullMarked
package io.costintent.testkit;

import org.jspecify.annotations.NullMarked;
