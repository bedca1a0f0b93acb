/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.okhttp;

import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** A response body whose bytes are followed; closing it closes the one beneath. */
final class FollowedBody extends ResponseBody {
  private final ResponseBody body;
  private final BufferedSource source;

  FollowedBody(ResponseBody body, InputStream followed) {
    this.body = body;
    this.source = Okio.buffer(Okio.source(followed));
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public BufferedSource source() {
    return source;
  }
}
