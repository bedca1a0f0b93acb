/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What Spring AI's requests and responses say, in core's terms. */
@NullMarked
package io.costintent.springai.facts;

import org.jspecify.annotations.NullMarked;
