/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.anthropic;

import io.costintent.CostTracking;
import io.costintent.clients.anthropic.AnthropicOptions;
import io.costintent.clients.anthropic.AnthropicSdk;
import io.costintent.javaagent.doors.sdk.SdkDoor;

/** The services of Anthropic's SDK. */
public final class AnthropicDoor extends SdkDoor {
  /** Creates a door whose calls are recorded with {@code tracking}. */
  public AnthropicDoor(CostTracking tracking) {
    this(tracking, AnthropicOptions.defaults());
  }

  /** Creates a door with what is stated of its clients. */
  public AnthropicDoor(CostTracking tracking, AnthropicOptions options) {
    super(tracking, new AnthropicSdk(options));
  }

  @Override
  protected Object failedStream(Throwable failure) {
    return new FailedStream(failure);
  }
}
