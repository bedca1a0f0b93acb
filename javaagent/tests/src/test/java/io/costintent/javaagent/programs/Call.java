/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One way to call a model through a provider's SDK. */
@FunctionalInterface
interface Call {
  String PROMPT = "where do the herons sleep";

  /**
   * The clients of the program, by what they are: some SDKs close a client that nobody refers to.
   */
  Map<String, Object> CLIENTS = new ConcurrentHashMap<>();

  /** Returns the program's client of this kind. */
  @SuppressWarnings("unchecked")
  static <T> T client(String kind, Supplier<T> made) {
    return (T) CLIENTS.computeIfAbsent(kind, none -> made.get());
  }

  /** Returns the text of the answer, empty where answers are no text. */
  String make(URI baseUrl, String model) throws Exception;
}
