/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.helpdesk;

/** Where a ticket goes. */
record Triage(String queue, boolean urgent) {}
