/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.openai;

import io.costintent.CostTracking;
import io.costintent.clients.openai.OpenAiOptions;
import io.costintent.clients.openai.OpenAiSdk;
import io.costintent.javaagent.doors.SdkDoor;

/** The services of OpenAI's SDK. */
public final class OpenAiDoor extends SdkDoor {
  /** Creates the door. */
  public OpenAiDoor(CostTracking tracking) {
    super(tracking, new OpenAiSdk(OpenAiOptions.defaults()));
  }
}
