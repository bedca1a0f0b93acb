/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Endpoint;
import io.costintent.clients.WireRequest;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code predict}: images of Imagen, and text embeddings of Vertex AI. */
final class Predict {
  private static final String INSTANCES = "instances";
  private static final String PARAMETERS = "parameters";

  /** As many as are drawn where the request does not say. */
  private static final long IMAGES_UNLESS_SET = 4;

  private final WireOperation images = new Images();
  private final WireOperation byToken;
  private final WireOperation byCharacter;

  Predict(ContentBound bound) {
    this.byToken = new Embeddings("gemini.predict", bound);
    this.byCharacter = new Embeddings("vertex.embeddings", bound);
  }

  /** Texts to embed are called content; what to draw, a prompt. */
  WireOperation operation(WireRequest request, String model) {
    JsonNode instance = request.fields(Set.of(INSTANCES)).path(INSTANCES).path(0);
    if (!instance.has("content")) {
      return images;
    }
    return model.startsWith("gemini-") ? byToken : byCharacter;
  }

  private static final class Images extends WireOperation {
    Images() {
      super(ModelRequest.GENERATE_CONTENT, "gemini.predict");
    }

    @Override
    public ModelRequest request(WireRequest request, boolean streaming, Endpoint endpoint) {
      return endpoint
          .request(path(request).model())
          .operation(name())
          .candidates(count(request))
          .modelChangeable(true)
          .build();
    }

    private static long count(WireRequest request) {
      JsonNode parameters = request.fields(Set.of(PARAMETERS)).path(PARAMETERS);
      return parameters.path("sampleCount").asLong(IMAGES_UNLESS_SET);
    }

    @Override
    public Usage atMost(WireRequest request, String model) {
      return Usage.of(UsageUnit.OUTPUT_IMAGES, count(request));
    }
  }

  private static final class Embeddings extends WireOperation {
    private final ContentBound bound;

    Embeddings(String shape, ContentBound bound) {
      super(ModelRequest.EMBEDDINGS, shape);
      this.bound = bound;
    }

    @Override
    public ModelRequest request(WireRequest request, boolean streaming, Endpoint endpoint) {
      return endpoint.request(path(request).model()).operation(name()).build();
    }

    /** No text has more characters than bytes, by which tokens are counted. */
    @Override
    public @Nullable Usage atMost(WireRequest request, String model) {
      Usage tokens = bound.atMost(request.json(), model);
      return tokens == null || shape().equals("gemini.predict")
          ? tokens
          : Usage.of(UsageUnit.INPUT_CHARACTERS, tokens.quantity(UsageUnit.INPUT_TOKENS));
    }
  }
}
