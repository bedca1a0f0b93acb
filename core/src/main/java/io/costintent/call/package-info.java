/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The life of a call: started once, ended once, recorded once; the SPI for adapters. */
@NullMarked
package io.costintent.call;

import org.jspecify.annotations.NullMarked;
