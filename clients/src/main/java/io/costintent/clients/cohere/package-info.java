/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Records the calls of Cohere's Java SDK. */
@NullMarked
package io.costintent.clients.cohere;

import org.jspecify.annotations.NullMarked;
