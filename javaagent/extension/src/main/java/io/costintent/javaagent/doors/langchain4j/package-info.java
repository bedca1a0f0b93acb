/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the agent does in LangChain4j's models. */
@NullMarked
package io.costintent.javaagent.doors.langchain4j;

import org.jspecify.annotations.NullMarked;
