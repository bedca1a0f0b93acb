/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Records the calls of Google's Gen AI SDK, to the Gemini API and to Vertex AI. */
@NullMarked
package io.costintent.clients.google;

import org.jspecify.annotations.NullMarked;
