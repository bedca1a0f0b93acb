/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What Spring Boot applications with Spring AI get by having this library. */
@NullMarked
package io.costintent.springai.autoconfigure;

import org.jspecify.annotations.NullMarked;
