/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Observes the calls of SDKs that send them with OkHttp, for the packages beside this one. */
@NullMarked
package io.costintent.clients.okhttp;

import org.jspecify.annotations.NullMarked;
