/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Which agent of LangChain4j's agentic module makes a call. */
@NullMarked
package io.costintent.langchain4j.agentic;

import org.jspecify.annotations.NullMarked;
