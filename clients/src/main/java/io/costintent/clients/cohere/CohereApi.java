/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.cohere;

import com.cohere.api.core.CohereApiException;
import com.cohere.api.errors.BadRequestError;
import com.cohere.api.errors.ClientClosedRequestError;
import com.cohere.api.errors.ForbiddenError;
import com.cohere.api.errors.GatewayTimeoutError;
import com.cohere.api.errors.InternalServerError;
import com.cohere.api.errors.InvalidTokenError;
import com.cohere.api.errors.NotFoundError;
import com.cohere.api.errors.NotImplementedError;
import com.cohere.api.errors.ServiceUnavailableError;
import com.cohere.api.errors.TooManyRequestsError;
import com.cohere.api.errors.UnauthorizedError;
import com.cohere.api.errors.UnprocessableEntityError;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Operation;
import io.costintent.clients.WireApi;
import io.costintent.clients.WireRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of Cohere's protocol. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class CohereApi implements WireApi {
  private static final String COHERE = "cohere";

  private final CohereOptions options;
  private final Map<String, Operation<WireRequest>> byPath;

  /** Creates what is known, with what an application states. */
  public CohereApi(CohereOptions options) {
    this.options = options;
    this.byPath = CohereOperations.byPath(options.tokenCounter());
  }

  @Override
  public @Nullable Operation<WireRequest> operation(WireRequest request) {
    String path = request.url().getPath();
    if (!request.method().equals("POST") || path == null) {
      return null;
    }
    int last = path.lastIndexOf('/');
    int version = path.lastIndexOf('/', last - 1);
    return byPath.get(path.substring(version + 1));
  }

  @Override
  public boolean isStreaming(WireRequest request) {
    return CohereOperation.isStreaming(request);
  }

  @Override
  public Endpoint endpoint(WireRequest request) {
    return Endpoint.at(request.url(), options.provider(), COHERE);
  }

  @Override
  public Throwable failure(int status) {
    return switch (status) {
      case 400 -> new BadRequestError("");
      case 401 -> new UnauthorizedError("");
      case 403 -> new ForbiddenError("");
      case 404 -> new NotFoundError("");
      case 422 -> new UnprocessableEntityError("");
      case 429 -> new TooManyRequestsError("");
      case 498 -> new InvalidTokenError("");
      case 499 -> new ClientClosedRequestError("");
      case 500 -> new InternalServerError("");
      case 501 -> new NotImplementedError("");
      case 503 -> new ServiceUnavailableError("");
      case 504 -> new GatewayTimeoutError("");
      default -> new CohereApiException("HTTP " + status, status, "");
    };
  }
}
