/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.CoreUtils;
import io.costintent.clients.FollowedBody;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A response whose body is followed, in whichever of its forms the SDK reads it. Thread-safe. */
final class FollowedResponse extends HttpResponse {
  private final HttpResponse response;
  private final FollowedBody followed;

  FollowedResponse(HttpResponse response, FollowedBody followed) {
    super(response.getRequest());
    this.response = response;
    this.followed = followed;
  }

  @Override
  public int getStatusCode() {
    return response.getStatusCode();
  }

  @Override
  @Deprecated
  public @Nullable String getHeaderValue(String name) {
    return response.getHeaderValue(HttpHeaderName.fromString(name));
  }

  @Override
  public @Nullable String getHeaderValue(HttpHeaderName name) {
    return response.getHeaderValue(name);
  }

  @Override
  public HttpHeaders getHeaders() {
    return response.getHeaders();
  }

  /** What the other forms of {@link HttpResponse} that are not overridden here are made of. */
  @Override
  public Flux<ByteBuffer> getBody() {
    return response
        .getBody()
        .doOnNext(this::passed)
        .doOnComplete(followed::ended)
        .doOnError(followed::failed)
        .doOnCancel(followed::closed);
  }

  private void passed(ByteBuffer buffer) {
    ByteBuffer view = buffer.duplicate();
    byte[] bytes = new byte[view.remaining()];
    view.get(bytes);
    followed.bytes(bytes, 0, bytes.length);
  }

  @Override
  public Mono<byte[]> getBodyAsByteArray() {
    return response
        .getBodyAsByteArray()
        .doOnNext(bytes -> followed.bytes(bytes, 0, bytes.length))
        .doOnSuccess(bytes -> followed.ended())
        .doOnError(followed::failed)
        .doOnCancel(followed::closed);
  }

  @Override
  public Mono<String> getBodyAsString() {
    String type = response.getHeaderValue(HttpHeaderName.CONTENT_TYPE);
    return getBodyAsByteArray().map(bytes -> CoreUtils.bomAwareToString(bytes, type));
  }

  @Override
  public Mono<String> getBodyAsString(Charset charset) {
    return getBodyAsByteArray().map(bytes -> new String(bytes, charset));
  }

  @Override
  public void close() {
    response.close();
    followed.closed();
  }
}
