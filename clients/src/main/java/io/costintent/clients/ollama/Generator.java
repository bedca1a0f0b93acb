/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import io.github.ollama4j.exceptions.OllamaException;
import io.github.ollama4j.models.generate.OllamaGenerateRequest;
import io.github.ollama4j.models.generate.OllamaGenerateStreamObserver;
import io.github.ollama4j.models.response.OllamaResult;

/**
 * The SDK's own {@code generate}.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Generator {
  /** Returns what the SDK's method returns. */
  OllamaResult generate(OllamaGenerateRequest request, OllamaGenerateStreamObserver observer)
      throws OllamaException;
}
