/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Has the SDKs write their objects, which is the one thing that needs a Jackson of their own. */
@NullMarked
package io.costintent.clients.json;

import org.jspecify.annotations.NullMarked;
