/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.openai;

import io.costintent.CostTracking;
import io.costintent.clients.openai.OpenAiOptions;
import io.costintent.clients.openai.OpenAiSdk;
import io.costintent.javaagent.config.ClientSettings;
import io.costintent.javaagent.doors.sdk.SdkDoor;

/** The services of OpenAI's SDK. */
public final class OpenAiDoor extends SdkDoor {
  /** Creates a door whose calls are recorded with {@code tracking}. */
  public OpenAiDoor(CostTracking tracking) {
    this(tracking, options(ClientSettings.current()));
  }

  private static OpenAiOptions options(ClientSettings settings) {
    OpenAiOptions options = OpenAiOptions.defaults();
    if (settings.streamUsage()) {
      options = options.withStreamUsage();
    }
    return settings.responseHeaders() ? options.withResponseHeaders() : options;
  }

  /** Creates a door with what is stated of its clients. */
  public OpenAiDoor(CostTracking tracking, OpenAiOptions options) {
    super(tracking, new OpenAiSdk(options));
  }

  @Override
  protected Object failedStream(Throwable failure) {
    return new FailedStream(failure);
  }
}
