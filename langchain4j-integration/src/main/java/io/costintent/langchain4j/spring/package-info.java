/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What Spring Boot applications with LangChain4j get by having this library: everything tracked.
 */
@NullMarked
package io.costintent.langchain4j.spring;

import org.jspecify.annotations.NullMarked;
