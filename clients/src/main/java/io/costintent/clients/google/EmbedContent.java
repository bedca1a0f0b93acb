/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import io.costintent.call.ModelRequest;
import io.costintent.clients.Endpoint;
import io.costintent.clients.WireRequest;
import io.costintent.usage.Usage;
import org.jspecify.annotations.Nullable;

/** {@code embedContent} and {@code batchEmbedContents}, whose usage is that of generateContent. */
final class EmbedContent extends WireOperation {
  private final ContentBound bound;

  EmbedContent(ContentBound bound) {
    super(ModelRequest.EMBEDDINGS, "gemini.generate_content");
    this.bound = bound;
  }

  @Override
  public ModelRequest request(WireRequest request, boolean streaming, Endpoint endpoint) {
    return endpoint
        .request(path(request).model())
        .operation(name())
        .modelChangeable(false) // of vectors of another model nobody can make use
        .build();
  }

  @Override
  public @Nullable Usage atMost(WireRequest request, String model) {
    return bound.atMost(request.json(), model);
  }
}
