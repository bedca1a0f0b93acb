/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import org.jspecify.annotations.Nullable;

/**
 * A book as the source has it.
 *
 * @param book its bytes, as published
 * @param sha256 the hash published beside it, or null when nobody asked
 * @param signature the signature published beside it, or null when nobody asked
 * @param tag what the source calls this version, or null
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one method to the next, never compared
record Offer(
    byte[] book, @Nullable String sha256, byte @Nullable [] signature, @Nullable String tag) {}
