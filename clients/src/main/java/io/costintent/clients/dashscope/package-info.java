/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Records the calls of DashScope's Java SDK, of Alibaba Cloud Model Studio. */
@NullMarked
package io.costintent.clients.dashscope;

import org.jspecify.annotations.NullMarked;
