/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What embedding stores and content retrievers are asked, each as a charge of its own. */
@NullMarked
package io.costintent.langchain4j.store;

import org.jspecify.annotations.NullMarked;
