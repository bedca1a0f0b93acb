/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import com.google.genai.errors.ApiException;
import com.google.genai.errors.ClientException;
import com.google.genai.errors.ServerException;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Operation;
import io.costintent.clients.WireApi;
import io.costintent.clients.WireRequest;
import io.costintent.provider.ProviderHosts;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the protocol of Google's Gen AI SDK. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class GoogleApi implements WireApi {
  private static final String GEMINI = "gcp.gemini";
  private static final String VERTEX = "gcp.vertex_ai";

  private final GoogleOptions options;
  private final GenerateContent generateContent;
  private final EmbedContent embedContent;
  private final Predict predict;
  private final CreateInteraction interaction;

  /** Creates what is known, with what an application states. */
  public GoogleApi(GoogleOptions options) {
    ContentBound bound = new ContentBound(options.tokenCounter());
    this.options = options;
    this.generateContent = new GenerateContent(bound);
    this.embedContent = new EmbedContent(bound);
    this.predict = new Predict(bound);
    this.interaction = new CreateInteraction(options);
  }

  @Override
  public @Nullable Operation<WireRequest> operation(WireRequest request) {
    if (!request.method().equals("POST")) {
      return null;
    }
    GooglePath path = GooglePath.of(request.url());
    if (path == null) {
      return isInteraction(request.url()) ? interaction : null;
    }
    return switch (path.method()) {
      case "generateContent", "streamGenerateContent" -> generateContent;
      case "embedContent", "batchEmbedContents" -> embedContent;
      case "predict" -> predict.operation(request, path.model());
      default -> null;
    };
  }

  private static boolean isInteraction(URI url) {
    return url.getPath() != null && url.getPath().endsWith("/interactions");
  }

  @Override
  public boolean isStreaming(WireRequest request) {
    GooglePath path = GooglePath.of(request.url());
    return path == null
        ? CreateInteraction.streams(request)
        : path.method().equals("streamGenerateContent");
  }

  @Override
  public Endpoint endpoint(WireRequest request) {
    URI url = request.url();
    String byPath = GooglePath.isVertex(url) ? VERTEX : GEMINI;
    Endpoint byHost = Endpoint.at(url, options.provider(), byPath);
    String region = ProviderHosts.regionOf(url);
    return new Endpoint(
        byHost.provider(),
        region == null ? GooglePath.location(url) : region,
        byHost.address(),
        byHost.port());
  }

  @Override
  public Throwable failure(int status) {
    String message = "HTTP " + status;
    return switch (status / 100) {
      case 4 -> new ClientException(status, "", message);
      case 5 -> new ServerException(status, "", message);
      default -> new ApiException(status, "", message);
    };
  }
}
