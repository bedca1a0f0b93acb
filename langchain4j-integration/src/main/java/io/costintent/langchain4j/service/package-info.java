/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The intent of AI services: of their methods, their invocations and the model calls of both. */
@NullMarked
package io.costintent.langchain4j.service;

import org.jspecify.annotations.NullMarked;
