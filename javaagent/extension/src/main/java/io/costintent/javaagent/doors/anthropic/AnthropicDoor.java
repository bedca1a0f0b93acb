/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.anthropic;

import com.anthropic.backends.AnthropicBackend;
import com.anthropic.backends.Backend;
import io.costintent.CostTracking;
import io.costintent.clients.anthropic.AnthropicOptions;
import io.costintent.clients.anthropic.AnthropicSdk;
import io.costintent.javaagent.doors.sdk.PrivateField;
import io.costintent.javaagent.doors.sdk.SdkDoor;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The services of Anthropic's SDK. */
public final class AnthropicDoor extends SdkDoor {
  private final PrivateField backend = new PrivateField("backend");
  private final PrivateField baseUrl = new PrivateField("baseUrl");
  private final PrivateField originalHttpClient = new PrivateField("originalHttpClient");

  /** What an HTTP client that stands before another one has. */
  private final PrivateField httpClient = new PrivateField("httpClient");

  /** Creates a door whose calls are recorded with {@code tracking}. */
  public AnthropicDoor(CostTracking tracking) {
    this(tracking, AnthropicOptions.defaults());
  }

  /** Creates a door with what is stated of its clients. */
  public AnthropicDoor(CostTracking tracking, AnthropicOptions options) {
    super(tracking, new AnthropicSdk(options));
  }

  /**
   * The options tell what was set on them, and not in all versions what a backend has: the HTTP
   * client knows that, until version 3 nobody else. Where the backend is not Anthropic's own, as on
   * Bedrock, the options would tell of a host that is not asked.
   */
  @Override
  protected @Nullable URI baseUrl(Object options) {
    Backend known = backend(options);
    boolean own = known == null || known instanceof AnthropicBackend;
    if (own && baseUrl.of(options) instanceof String set) {
      return URI.create(set);
    }
    return known == null ? null : URI.create(known.baseUrl());
  }

  private @Nullable Backend backend(Object options) {
    @Nullable Object owner = options;
    for (PrivateField inside : List.of(originalHttpClient, httpClient, httpClient, httpClient)) {
      if (backend.of(owner) instanceof Backend known) {
        return known;
      }
      owner = inside.of(owner);
    }
    return null;
  }

  @Override
  protected Object failedStream(Throwable failure) {
    return new FailedStream(failure);
  }
}
