/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What observes the calls of a provider's SDK, for the packages below, which know one SDK each, and
 * for the agent. Applications start at a package below.
 */
@NullMarked
package io.costintent.clients;

import org.jspecify.annotations.NullMarked;
