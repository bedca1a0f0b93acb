/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.okhttp;

import io.costintent.clients.WireRequest;
import java.io.IOException;
import java.net.URI;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Requests of OkHttp, as their bytes. */
final class OkHttpRequests {
  private static final byte[] NOTHING = {};

  static WireRequest read(Request request) {
    URI url = request.url().uri();
    return WireRequest.of(request.method(), url, request::header, () -> json(request.body()));
  }

  /** Returns a body that can be written as often as one likes, if it is JSON. */
  private static byte[] json(@Nullable RequestBody body) throws IOException {
    if (body == null || body.isOneShot() || body.isDuplex() || !isJson(body.contentType())) {
      return NOTHING;
    }
    Buffer buffer = new Buffer();
    body.writeTo(buffer);
    return buffer.readByteArray();
  }

  private static boolean isJson(@Nullable MediaType type) {
    return type == null || type.subtype().endsWith("json");
  }

  /** Returns the request to send instead, which is the same one unless something was changed. */
  @SuppressWarnings("ReferenceEquality") // a request that nothing changed is the very same
  static Request changed(Request request, WireRequest before, WireRequest after) {
    if (after == before) {
      return request;
    }
    Request.Builder changed = request.newBuilder().url(after.url().toString());
    RequestBody body = request.body();
    if (body != null && after.body() != before.body()) {
      changed.method(request.method(), RequestBody.create(after.body(), body.contentType()));
    }
    return changed.build();
  }

  private OkHttpRequests() {}
}
