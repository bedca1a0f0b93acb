/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.google;

import static java.util.Objects.requireNonNull;

import io.costintent.CostTracking;
import io.costintent.clients.google.GoogleTracking;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Door;
import io.costintent.javaagent.doors.Changed;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Where a client of Google's Gen AI SDK gets the HTTP client that it sends everything with: {@code
 * ApiClient.createHttpClient}, the application's own HTTP client included.
 */
public final class GoogleDoor implements Door {
  private final CostTracking tracking;

  /** Creates a door whose calls are recorded with {@code tracking}. */
  public GoogleDoor(CostTracking tracking) {
    this.tracking = requireNonNull(tracking, "tracking");
  }

  @Override
  public Passage enter(String method, @Nullable Object target, Object[] arguments) {
    return new Changed(arguments, created -> GoogleTracking.wrap((OkHttpClient) created, tracking));
  }
}
