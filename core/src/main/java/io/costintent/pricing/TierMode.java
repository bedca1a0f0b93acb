/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

/**
 * What a rate above a context threshold applies to.
 *
 * @since 0.1
 */
public enum TierMode {
  /** The whole request, once its context passes the threshold. */
  WHOLE_REQUEST,
  /** Only the part of each unit's quantity that lies above the threshold. */
  MARGINAL
}
