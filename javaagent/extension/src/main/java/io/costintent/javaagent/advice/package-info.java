/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What is put into the methods of applications. */
@NullMarked
package io.costintent.javaagent.advice;

import org.jspecify.annotations.NullMarked;
