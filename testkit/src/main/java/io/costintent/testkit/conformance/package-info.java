/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The suite that every door to a model passes: what is recorded, and that the caller is not hurt.
 */
@NullMarked
package io.costintent.testkit.conformance;

import org.jspecify.annotations.NullMarked;
