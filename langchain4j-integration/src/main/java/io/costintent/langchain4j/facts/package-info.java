/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What LangChain4j's requests and responses say, in the terms of {@code io.costintent.call}; for
 * the packages beside this one.
 */
@NullMarked
package io.costintent.langchain4j.facts;

import org.jspecify.annotations.NullMarked;
