/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a Spring Boot application gets by having this library. */
@NullMarked
package io.costintent.spring;

import org.jspecify.annotations.NullMarked;
