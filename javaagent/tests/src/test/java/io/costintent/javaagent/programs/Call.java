/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import java.net.URI;

/** One way to call a model through a provider's SDK. */
@FunctionalInterface
interface Call {
  String PROMPT = "where do the herons sleep";

  /** Returns the text of the answer, empty where answers are no text. */
  String make(URI baseUrl, String model) throws Exception;
}
