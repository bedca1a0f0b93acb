/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Intent of the requests that an application serves, by configured routes. */
@NullMarked
package io.costintent.spring.web;

import org.jspecify.annotations.NullMarked;
