/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Records the calls of AWS's Bedrock runtime clients. */
@NullMarked
package io.costintent.clients.bedrock;

import org.jspecify.annotations.NullMarked;
